import {
  country,
  customer,
  externalId,
  field,
  flag,
  kind,
  line,
  must,
  phone,
  postalCode,
  soft,
  tellingTwice,
} from '../../intake/import-kinds/index.ts';

export const locations = kind({
  name: 'locations',
  one: 'location',
  table: 'location',
  doc: 'Places where a customer works.',
  fields: [
    externalId,
    customer,
    field('name', line(), 'Name of the place.', { ...must, aliases: 'naam|vestiging|locatie|locatienaam' }),
    field('street', line(), 'Street and number.', { ...soft, aliases: 'straat|adres|address' }),
    field('postalCode', postalCode, 'Postal code.', { ...soft, aliases: 'postcode|zip|zipcode' }),
    field('city', line(100), 'City.', { ...soft, aliases: 'plaats|woonplaats|stad' }),
    field('country', country, 'Country code.', { ...soft, missing: 'NL', aliases: 'land|landcode' }),
    field('phone', phone, 'Phone number of the place.', { ...soft, aliases: 'telefoon|telefoonnummer|tel' }),
    field('main', flag, 'Whether this is the main location.', {
      ...soft,
      missing: false,
      aliases: 'hoofd|hoofdlocatie|hoofdvestiging',
    }),
  ],
  around: tellingTwice({ table: 'location', column: 'main', field: 'main', code: 'main_twice' }),
});
