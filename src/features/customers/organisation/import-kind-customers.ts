import {
  country,
  externalId,
  field,
  iban,
  integer,
  key,
  kind,
  kvk,
  line,
  mail,
  must,
  oin,
  peppolId,
  phone,
  postalCode,
  soft,
  url,
  vatId,
  word,
} from '../../intake/import-kinds/index.ts';

export const customers = kind({
  name: 'customers',
  one: 'customer',
  table: 'customer',
  doc: 'Organisations that buy from us.',
  unique: [{ columns: ['number'], field: 'number' }],
  fields: [
    externalId,
    field('number', key(40), 'Customer number (debiteurennummer), as on invoices.', {
      ...must,
      aliases: 'nummer|klantnummer|debiteurnummer|debiteurennummer|customer number',
    }),
    field('name', line(), 'Name of the organisation.', { ...must, aliases: 'naam|bedrijfsnaam|organisatie|company' }),
    field('kvk', kvk, 'KVK number, 8 digits.', { aliases: 'kvknummer|kvk nr|kamer van koophandel|coc|coc number' }),
    field('vatId', vatId, 'Btw-id.', { aliases: 'btw|btwid|btwnummer|btw identificatienummer|vat|vat number' }),
    field('oin', oin, 'OIN of a government body, 20 digits.', { aliases: 'oin nummer' }),
    field('peppolId', peppolId, 'Peppol id with its scheme.', { aliases: 'peppol' }),
    field('invoiceMail', mail, 'Where invoices are mailed to.', {
      ...soft,
      aliases: 'factuurmail|factuur email|email facturen|invoice email',
    }),
    field('phone', phone, 'Phone number; stored as +31….', { ...soft, aliases: 'telefoon|telefoonnummer|tel' }),
    field('website', url, 'Website.', { ...soft, aliases: 'webadres|site|homepage' }),
    field('street', line(), 'Street and number of the visiting address.', {
      ...soft,
      aliases: 'straat|adres|bezoekadres|address',
    }),
    field('postalCode', postalCode, 'Postal code.', { ...soft, aliases: 'postcode|zip|zipcode' }),
    field('city', line(100), 'City.', { ...soft, aliases: 'plaats|woonplaats|stad' }),
    field('country', country, 'Country code.', { ...soft, missing: 'NL', aliases: 'land|landcode' }),
    field('billingStreet', line(), 'Street and number of the billing address.', {
      ...soft,
      aliases: 'factuuradres|factuurstraat',
    }),
    field('billingPostalCode', postalCode, 'Postal code of the billing address.', {
      ...soft,
      aliases: 'factuurpostcode',
    }),
    field('billingCity', line(100), 'City of the billing address.', { ...soft, aliases: 'factuurplaats' }),
    field('billingCountry', country, 'Country code of the billing address.', { ...soft, aliases: 'factuurland' }),
    field('iban', iban, 'Account that direct debit is taken from.', {
      ...soft,
      aliases: 'rekeningnummer|bankrekening|bank account',
    }),
    field('mandateReference', line(35), 'Reference of the direct debit mandate.', {
      ...soft,
      aliases: 'machtiging|machtigingskenmerk|mandaat|mandate',
    }),
    field('paymentTermDays', integer(0, 365), 'Payment term in days.', {
      ...soft,
      missing: 14,
      aliases: 'betaaltermijn|betalingstermijn|payment term',
    }),
    field('parentNumber', key(40), 'Number of the customer this one falls under.', {
      aliases: 'moeder|moedernummer|hoofddebiteur|parent',
    }),
    field('accountManager', mail, 'Mail address of their person here.', {
      ...soft,
      column: 'account_manager_id',
      refer: 'staff',
      aliases: 'accountmanager|contactpersoon contict|relatiebeheerder',
    }),
    field(
      'status',
      word(['active', 'ended'], { active: 'actief', ended: 'beëindigd|inactief|gestopt|opgezegd' }),
      'Whether they are still a customer.',
      { missing: 'active' },
    ),
  ],
  together: (values, cell) => {
    if (values.parentNumber !== null && values.parentNumber === values.number)
      cell.inside('parentNumber').problem('own_parent');
  },
});
