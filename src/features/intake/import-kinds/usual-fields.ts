import { field, must, type Cell, type Field, type FieldType } from './field.ts';
import { slugFrom } from './format-types.ts';
import { key, word } from './text-types.ts';
import { day, onDutchClock } from './time-types.ts';
import { list } from './list-type.ts';

const serviceGroups = Object.freeze(['cloud', 'voice', 'connectivity', 'workplace', 'service']);

/** A group of services, also by the name that Dutch systems and our own pages use. */
export const serviceGroup = word(serviceGroups, {
  cloud: 'clouddiensten',
  voice: 'telefonie|telefoon|bellen|voip|telephony',
  connectivity: 'verbindingen|verbinding|connectiviteit|internet|connections',
  workplace: 'werkplek|werkplekken',
  service: 'beheer|beheer en service|dienstverlening|diensten|support|management',
});

export const externalId = field(
  'externalId',
  key(200),
  'The key of this record in the system it comes from. Unique per kind in the whole portal.',
  { ...must, column: 'external_id', aliases: 'id|extern id|sleutel|key' },
);

/** Whose record this is. */
export const customer = field('customer', key(40), 'Number of the customer.', {
  ...must,
  column: 'customer_id',
  refer: 'customer',
  aliases: 'klant|klantnummer|debiteur|debiteurnummer|debiteurennummer|customer number',
});
export const location = field('location', key(200), 'externalId of a location of this customer.', {
  column: 'location_id',
  refer: 'location',
  aliases: 'locatie|vestiging|site',
});

/** A location that nobody knows leaves a person without one. */
export const softLocation: Field = Object.freeze({ ...location, soft: true });

/** An empty list means the same as none: for everyone. */
const some = <T>(type: FieldType<readonly T[]>): FieldType<readonly T[]> => ({
  ...type,
  read: (value, cell) => {
    const read = type.read(value, cell);
    return read?.length === 0 ? undefined : read;
  },
});

/** Content is for everyone, one customer, customers with certain services, or people with certain roles. */
export const audience: readonly Field[] = Object.freeze([
  field('customer', key(40), 'Number of the customer it is for; empty is everyone.', {
    column: 'customer_id',
    refer: 'customer',
    aliases: 'klant|klantnummer|debiteurnummer',
  }),
  field('groups', some(list(serviceGroup)), 'Only for customers with one of these groups of services.', {
    column: 'audience_groups',
    aliases: 'dienstgroepen|groepen|service groups',
  }),
  field('roles', some(list(key(60))), 'Only for people with one of these roles.', {
    column: 'audience_roles',
    refer: 'roles',
    aliases: 'rollen',
  }),
]);
export const visible: readonly Field[] = Object.freeze([
  field('visibleFrom', day, 'First day it is shown.', { aliases: 'zichtbaar vanaf' }),
  field('visibleUntil', day, 'Last day it is shown.', { aliases: 'zichtbaar tot|zichtbaar tot en met' }),
]);

// A moment as it stood in the file: on a Dutch clock, not in UTC.
const clock = (value: string) => (value.length > 10 ? onDutchClock(value) : value);

/** Names a problem when the second day or moment lies before the first. */
export function inOrder(values: Readonly<Record<string, unknown>>, cell: Cell, from: string, until: string): void {
  const [start, end] = [values[from], values[until]];
  if (typeof start === 'string' && typeof end === 'string' && end < start)
    cell.inside(until).problem('ends_before_start', clock(end), clock(start));
}

/**
 * A page address from the title, when none was given. One that follows may get a number behind it; one that was given
 * is as it is.
 */
export function fillSlug(values: Record<string, unknown>, cell: Cell, reserved: readonly string[]): void {
  values.slugFollows = values.slug === null;
  if (reserved.includes(values.slug as string)) cell.inside('slug').problem('reserved_slug', values.slug);
  values.slug ??= slugFrom(values.titleNl, values.externalId);
  if (values.slug === null && values.titleNl !== null) cell.inside('slug').problem('required');
}
