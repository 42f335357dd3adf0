import { field, must, type Cell, type Field, type FieldType } from './field.ts';
import { slugFrom } from './format-types.ts';
import { line, list, word } from './text-types.ts';
import { day } from './time-types.ts';

export const serviceGroups = Object.freeze(['cloud', 'voice', 'connectivity', 'workplace', 'service']);

export const externalId = field('externalId', line(200), 'The key of this record in the system it comes from. Unique per kind in the whole portal.', { ...must, column: 'external_id', aliases: 'id|extern id|sleutel|key' });

/** Whose record this is. */
export const customer = field('customer', line(40), 'Number of the customer.', { ...must, column: 'customer_id', refer: 'customer', aliases: 'klant|klantnummer|debiteur|debiteurnummer|debiteurennummer|customer number' });
export const location = field('location', line(200), 'externalId of a location of this customer.', { column: 'location_id', refer: 'location', aliases: 'locatie|vestiging|site' });

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
  field('customer', line(40), 'Number of the customer it is for; empty is everyone.', { column: 'customer_id', refer: 'customer', aliases: 'klant|klantnummer|debiteurnummer' }),
  field('groups', some(list(word(serviceGroups))), 'Only for customers with one of these groups of services.', { column: 'audience_groups', aliases: 'dienstgroepen|groepen|service groups' }),
  field('roles', some(list(line(60))), 'Only for people with one of these roles.', { column: 'audience_roles', refer: 'roles', aliases: 'rollen' }),
]);
export const visible: readonly Field[] = Object.freeze([
  field('visibleFrom', day, 'First day it is shown.', { aliases: 'zichtbaar vanaf' }),
  field('visibleUntil', day, 'Last day it is shown.', { aliases: 'zichtbaar tot|zichtbaar tot en met' }),
]);

/** Names a problem when the second day or moment lies before the first. */
export function inOrder(values: Readonly<Record<string, unknown>>, cell: Cell, from: string, until: string): void {
  const [start, end] = [values[from], values[until]];
  if (typeof start === 'string' && typeof end === 'string' && end < start) cell.inside(until).problem('ends_before_start', end, start);
}

/** A page address from the title, when none was given. */
export function fillSlug(values: Record<string, unknown>, cell: Cell): void {
  values.slug ??= slugFrom(values.titleNl, values.externalId);
  if (values.slug === null && values.titleNl !== null) cell.inside('slug').problem('required');
}
