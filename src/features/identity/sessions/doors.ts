import { inOneFlight, type SystemScope } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { fullName } from '../../../platform/text/names.ts';
import { dayOf } from '../../../platform/text/today.ts';

/** One way in for an account: as a contact of a customer, or as a member of staff. */
export type Door = Readonly<{
  accountId: string;
  contactId: string | null;
  staffId: string | null;
  customerId: number | null;
  customerNumber: string | null;
  customerName: string | null;
  /** The person's name at this door. */
  name: string;
  /** Where they were last. */
  last: boolean;
}>;

type DoorRow = {
  account_id: string;
  contact_id: string | null;
  staff_id: string | null;
  customer_id: number | null;
  customer_number: string | null;
  customer_name: string | null;
  given_name: string | null;
  prefix: string | null;
  surname: string;
  last: boolean;
};

const doorsOfAccount = `
select * from (select distinct on (cu.id) a.id as account_id, c.id as contact_id, null::uuid as staff_id,
  cu.id as customer_id, cu.number as customer_number, cu.name as customer_name,
  c.given_name, c.prefix, c.surname, coalesce(bool_or(a.last_contact_id = c.id) over (partition by cu.id),
    false) as last
from account a
join contact c on c.account_id = a.id and app.is_active(c.removed_at, c.active_from, c.active_until, $2::date)
join customer cu on cu.id = c.customer_id and app.is_open(cu.removed_at, cu.status)
where a.mail = $1 and a.disabled_at is null
order by cu.id, (a.last_contact_id = c.id) desc nulls last, c.external_id) once
union all
select a.id, null, m.id, null, null, null, m.given_name, m.prefix, m.surname, false
from account a join staff_member m on m.account_id = a.id and m.ended_at is null
where a.mail = $1 and a.disabled_at is null
order by customer_name nulls first, contact_id`;

/**
 * Where this mail address may come in today: the staff side first, then its customers by name, each once. Empty when
 * nowhere.
 */
export async function doorsOf(scope: SystemScope, mail: string, now: Date): Promise<readonly Door[]> {
  const [rows] = await inOneFlight(scope, plain<DoorRow>(doorsOfAccount, mail.toLowerCase(), dayOf(now)));
  return rows.map(doorFrom);
}

function doorFrom(row: DoorRow): Door {
  return Object.freeze({
    accountId: row.account_id,
    contactId: row.contact_id,
    staffId: row.staff_id,
    customerId: row.customer_id,
    customerNumber: row.customer_number,
    customerName: row.customer_name,
    name: fullName({ givenName: row.given_name, prefix: row.prefix, surname: row.surname }),
    last: row.last,
  });
}

/** Where someone comes in: where they were last, else the first. */
export const doorToOpen = (doors: readonly Door[]): Door | undefined => doors.find(({ last }) => last) ?? doors[0];

/** The first page behind a door. */
const homeOf = ({ staffId }: { staffId: string | null }): string => (staffId === null ? '/' : '/beheer');

/** The page that was asked for, if this door leads to it; else the first page behind it. */
export const insideOf = (back: string, door: { staffId: string | null }): string =>
  back !== '/' && leadsInside(back, door) ? back : homeOf(door);

/** Whether a page is worth returning to behind this door: staff and customers do not see each other's pages. */
export function leadsInside(path: string, { staffId }: { staffId: string | null }): boolean {
  const forStaff = /^\/beheer(\/|\?|$)/.test(path);
  const forBoth = /^\/(profiel|over|demo)(\/|\?|$)/.test(path);
  return (
    !/^\/(aanmelden|afmelden|wachtwoord-|sessie\/|taal)/.test(path) && (forBoth || forStaff === (staffId !== null))
  );
}
