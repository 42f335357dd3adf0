import { sql, type RawBuilder } from 'kysely';
import type { CustomerActor } from './actor.ts';

/** Who reads: what decides which content is meant for them. */
export type Reader = Readonly<{
  customerId: number;
  serviceGroups: readonly string[];
  roles: readonly string[];
  today: string;
}>;

export const readerOf = (actor: CustomerActor, today: string): Reader => ({
  customerId: actor.customerId,
  serviceGroups: actor.serviceGroups,
  roles: actor.roles,
  today,
});

/**
 * The parts of a content table that say for whom it is: everyone, one customer, buyers of a service group, holders of a
 * role; and when.
 */
export function meantFor({ customerId, serviceGroups, roles, today }: Reader, table: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql<boolean>`(${column('removed_at')} is null
    and (${column('customer_id')} is null or ${column('customer_id')} = ${customerId})
    and (${column('audience_groups')} is null or ${column('audience_groups')} && ${serviceGroups}::text[])
    and (${column('audience_roles')} is null or ${column('audience_roles')} && ${roles}::text[])
    and coalesce(${column('visible_from')}, ${today}::date) <= ${today}::date
      and coalesce(${column('visible_until')}, ${today}::date) >= ${today}::date)`;
}
