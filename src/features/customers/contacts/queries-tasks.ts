import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';

export type WithoutRole = Readonly<{
  count: number;
  id: string | null;
  givenName: string | null;
  prefix: string | null;
  surname: string | null;
}>;

const withoutRole = `
select count(*)::int as count, (array_agg(c.id order by c.surname, c.id))[1] as id, (array_agg(c.given_name
  order by c.surname, c.id))[1] as "givenName",
  (array_agg(c.prefix order by c.surname, c.id))[1] as prefix, (array_agg(c.surname
    order by c.surname, c.id))[1] as surname
from contact c
where c.customer_id = $1 and app.is_active(c.removed_at, c.active_from, c.active_until, $2::date)
  and not exists (select from contact_role r where r.customer_id = c.customer_id and r.contact_id = c.id)`;

/**
 * How many contacts hold no role today, and the first of them by surname (nulls when there are none). For a task on the
 * overview.
 */
export const contactsWithoutRole = (customerId: number, today: string): Statement<WithoutRole> =>
  plain<WithoutRole>(withoutRole, customerId, today);
