import type { Party } from './invoice.ts';
import { children, type Element, find, findAll, textAt } from './xml-tree.ts';

/** A ram:SellerTradeParty or ram:BuyerTradeParty (BG-4, BG-7). */
export function readCiiParty(party: Element | null): Party {
  const legal = find(party, 'ram:SpecifiedLegalOrganization/ram:ID');
  const endpoint = find(party, 'ram:URIUniversalCommunication/ram:URIID');
  const address = find(party, 'ram:PostalTradeAddress');
  const contact = find(party, 'ram:DefinedTradeContact');
  return Object.freeze({
    name: textAt(party, 'ram:Name') ?? textAt(party, 'ram:SpecifiedLegalOrganization/ram:TradingBusinessName'),
    legalId: legal?.text || null,
    legalIdScheme: (legal?.text && legal.attributes['schemeID']) || null,
    vatId: taxNumber(party, 'VA'),
    taxId: taxNumber(party, 'FC'),
    endpointId: endpoint?.text || null,
    endpointScheme: (endpoint?.text && endpoint.attributes['schemeID']) || null,
    ids: [...children(party, 'ram:ID'), ...children(party, 'ram:GlobalID')]
      .filter((id) => id.text !== '')
      .map((id) => Object.freeze({ scheme: id.attributes['schemeID'] || null, id: id.text })),
    street: textAt(address, 'ram:LineOne'),
    additionalStreet: textAt(address, 'ram:LineTwo'),
    city: textAt(address, 'ram:CityName'),
    postalCode: textAt(address, 'ram:PostcodeCode'),
    country: textAt(address, 'ram:CountryID'),
    contactName: textAt(contact, 'ram:PersonName') ?? textAt(contact, 'ram:DepartmentName'),
    phone: textAt(contact, 'ram:TelephoneUniversalCommunication/ram:CompleteNumber'),
    mail: textAt(contact, 'ram:EmailURIUniversalCommunication/ram:URIID'),
  });
}

function taxNumber(party: Element | null, scheme: string): string | null {
  return (
    findAll(party, 'ram:SpecifiedTaxRegistration/ram:ID').find(
      (id) => id.attributes['schemeID']?.toUpperCase() === scheme,
    )?.text || null
  );
}
