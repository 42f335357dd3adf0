import { randomBytes } from 'node:crypto';
import { read, write, type SystemScope, type Write } from '../../access/scopes.ts';
import { plain } from '../../database/statement.ts';
import { dayOf } from '../../platform/text/today.ts';
import { hashToken } from './session-queries.ts';

/** How long a session may live at most, in ms. */
export const absoluteLimit = Object.freeze({ usual: 12 * 3_600_000, remembered: 30 * 24 * 3_600_000 });

export type Door = Readonly<{ accountId: string; contactId: string | null; staffId: string | null }>;
type NewSession = Door & Readonly<{ remember: boolean; now: Date; userAgent: string | null; address: string | null }>;

/** Opens a session and answers its token: the only moment it is known. The database keeps a hash. */
export async function openSession(trx: Write, { accountId, contactId, staffId, remember, now, userAgent, address }: NewSession): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const life = remember ? absoluteLimit.remembered : absoluteLimit.usual;
  await trx
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      account_id: accountId,
      contact_id: contactId,
      staff_id: staffId,
      remember,
      created_at: now,
      last_seen_at: now,
      ends_at: new Date(now.getTime() + life),
      user_agent: userAgent?.slice(0, 300) ?? null,
      address,
    })
    .execute();
  return token;
}

type DoorRow = { account_id: string; contact_id: string | null; staff_id: string | null; customer_number: string | null; customer_name: string | null };

// A contact comes in at a customer; who works here and is nobody's contact comes in at the staff side.
const doorsOfAccount = `
select a.id as account_id, c.id as contact_id, null::uuid as staff_id, cu.number as customer_number, cu.name as customer_name
from account a join contact c on c.account_id = a.id and c.removed_at is null
  and coalesce(c.active_from, $2::date) <= $2::date and coalesce(c.active_until, $2::date) >= $2::date
join customer cu on cu.id = c.customer_id and cu.removed_at is null and cu.status = 'active'
where a.mail = $1 and a.disabled_at is null
union all
select a.id, null, m.id, null, null from account a join staff_member m on m.account_id = a.id and m.ended_at is null
where a.mail = $1 and a.disabled_at is null
order by customer_name nulls first`;

/** Where this mail address may come in: the staff side first, then its customers by name. */
export async function doorsOf(scope: SystemScope, mail: string, now: Date): Promise<readonly DoorRow[]> {
  const [rows] = await read(scope, plain<DoorRow>(doorsOfAccount, mail.toLowerCase(), dayOf(now)));
  return rows;
}

/** Opens a session for a mail address without a password: for tests and benchmarks, never behind a route. */
export async function startSession(scope: SystemScope, { mail, customer, now }: { mail: string; customer: string | null; now: Date }): Promise<string> {
  const doors = await doorsOf(scope, mail, now);
  const door = customer === null ? doors[0] : doors.find((one) => one.customer_number === customer);
  if (door === undefined) throw new Error(`${mail} has nowhere to come in.`);
  return write(scope, (trx) => openSession(trx, { accountId: door.account_id, contactId: door.contact_id, staffId: door.staff_id, remember: false, now, userAgent: null, address: null }));
}
