import type { Party } from './invoice.ts';
import { group, leaf, type XmlNode } from './write-xml.ts';

/** A cac:Party in the order the schema wants. */
export function partyXml(party: Party): XmlNode | null {
  return group(
    'cac:Party',
    leaf('cbc:EndpointID', party.endpointId, { schemeID: party.endpointScheme }),
    party.ids.map((one) => group('cac:PartyIdentification', leaf('cbc:ID', one.id, { schemeID: one.scheme }))),
    group(
      'cac:PostalAddress',
      leaf('cbc:StreetName', party.street),
      leaf('cbc:AdditionalStreetName', party.additionalStreet),
      leaf('cbc:CityName', party.city),
      leaf('cbc:PostalZone', party.postalCode),
      group('cac:Country', leaf('cbc:IdentificationCode', party.country)),
    ),
    taxScheme(party.vatId, 'VAT'),
    taxScheme(party.taxId, 'TAX'),
    group(
      'cac:PartyLegalEntity',
      leaf('cbc:RegistrationName', party.name),
      leaf('cbc:CompanyID', party.legalId, { schemeID: party.legalIdScheme }),
    ),
    group(
      'cac:Contact',
      leaf('cbc:Name', party.contactName),
      leaf('cbc:Telephone', party.phone),
      leaf('cbc:ElectronicMail', party.mail),
    ),
  );
}

function taxScheme(id: string | null, scheme: string): XmlNode | null {
  return id === null
    ? null
    : group('cac:PartyTaxScheme', leaf('cbc:CompanyID', id), group('cac:TaxScheme', leaf('cbc:ID', scheme)));
}
