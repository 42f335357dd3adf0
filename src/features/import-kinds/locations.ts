import { customer, externalId } from './usual-fields.ts';
import { field, must } from './field.ts';
import { country, phone, postalCode } from './format-types.ts';
import { kind } from './kind.ts';
import { flag } from './number-types.ts';
import { line } from './text-types.ts';

export const locations = kind({
  name: 'locations',
  one: 'location',
  table: 'location',
  doc: 'Places where a customer works.',
  fields: [
    externalId,
    customer,
    field('name', line(), 'Name of the place.', { ...must, aliases: 'naam|vestiging|locatie|locatienaam' }),
    field('street', line(), 'Street and number.', { aliases: 'straat|adres|address' }),
    field('postalCode', postalCode, 'Postal code.', { aliases: 'postcode|zip|zipcode' }),
    field('city', line(100), 'City.', { aliases: 'plaats|woonplaats|stad' }),
    field('country', country, 'Country code.', { missing: 'NL', aliases: 'land|landcode' }),
    field('phone', phone, 'Phone number of the place.', { aliases: 'telefoon|telefoonnummer|tel' }),
    field('main', flag, 'Whether this is the main location.', { missing: false, aliases: 'hoofd|hoofdlocatie|hoofdvestiging' }),
  ],
});
