import type { Party } from './invoice.ts';
import { type Element, find, findAll, textAt } from './xml-tree.ts';

/** A cac:Party (BG-4, BG-7). Older documents have no registration name; then the trading name stands in. */
export function readUblParty(party: Element | null): Party {
  const legal = find(party, 'cac:PartyLegalEntity/cbc:CompanyID');
  const endpoint = find(party, 'cbc:EndpointID');
  const address = find(party, 'cac:PostalAddress');
  return Object.freeze({
    name: textAt(party, 'cac:PartyLegalEntity/cbc:RegistrationName') ?? textAt(party, 'cac:PartyName/cbc:Name'),
    legalId: legal?.text || null,
    legalIdScheme: (legal?.text && legal.attributes['schemeID']) || null,
    vatId: taxNumber(party, true),
    taxId: taxNumber(party, false),
    endpointId: endpoint?.text || null,
    endpointScheme: (endpoint?.text && endpoint.attributes['schemeID']) || null,
    ids: findAll(party, 'cac:PartyIdentification/cbc:ID')
      .filter((id) => id.text !== '')
      .map((id) => Object.freeze({ scheme: id.attributes['schemeID'] || null, id: id.text })),
    street: streetIn(address),
    additionalStreet: textAt(address, 'cbc:AdditionalStreetName'),
    city: textAt(address, 'cbc:CityName'),
    postalCode: textAt(address, 'cbc:PostalZone'),
    country: textAt(address, 'cac:Country/cbc:IdentificationCode'),
    contactName: textAt(party, 'cac:Contact/cbc:Name'),
    phone: textAt(party, 'cac:Contact/cbc:Telephone'),
    mail: textAt(party, 'cac:Contact/cbc:ElectronicMail'),
  });
}

/** Older documents and other countries keep the number of the house apart. */
function streetIn(address: Element | null): string | null {
  const [street, number] = [textAt(address, 'cbc:StreetName'), textAt(address, 'cbc:BuildingNumber')];
  if (street === null || number === null || street.split(/[\s,]+/).includes(number)) return street;
  return `${street} ${number}`;
}

function taxNumber(party: Element | null, vat: boolean): string | null {
  for (const scheme of findAll(party, 'cac:PartyTaxScheme')) {
    if ((textAt(scheme, 'cac:TaxScheme/cbc:ID')?.toUpperCase() === 'VAT') === vat) {
      const id = textAt(scheme, 'cbc:CompanyID');
      if (id) return id;
    }
  }
  return null;
}
