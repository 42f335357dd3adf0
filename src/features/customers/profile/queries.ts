import { sql } from 'kysely';
import {
  inOneFlight,
  type CustomerScope,
  type StaffScope,
  type SystemScope,
  type Write,
} from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';

/** What a person filled in: null where the imported value holds, '' for no number. */
export type Own = Readonly<{ phone: string | null; mobile: string | null; mail_categories: readonly string[] | null }>;
export type Numbers = Readonly<{ phone: string | null; mobile: string | null }>;
type ReachOf = Numbers & Readonly<{ mail_categories: readonly string[] }>;
export type OwnContact = Readonly<{ position: string | null; imported: ReachOf; own: Own; shown: ReachOf }>;

// What another account filled in, when the record was somebody else's, is not theirs.
const reachColumns = `position, jsonb_build_object('phone', phone, 'mobile', mobile, 'mail_categories', mail_categories) as imported,
  jsonb_build_object('phone', shown_phone, 'mobile', shown_mobile, 'mail_categories', shown_mail_categories) as shown,
  case when own_by = account_id then jsonb_build_object('phone', own_phone, 'mobile', own_mobile, 'mail_categories', own_mail_categories)
    else '{"phone":null,"mobile":null,"mail_categories":null}' end as own`;

/**
 * How the person behind this session can be reached: what imports say, what they filled in themselves, and what is
 * shown of both.
 */
export async function ownContact(scope: CustomerScope): Promise<OwnContact> {
  const [[row]] = await inOneFlight(
    scope,
    plain<OwnContact>(
      `select ${reachColumns} from contact where customer_id = $1 and id = $2`,
      scope.customerId,
      scope.actor.contactId,
    ),
  );
  return row!;
}

/**
 * The same, with every record of this person here held until the end of the transaction: of two changes at once the
 * later sees the first.
 */
export async function heldContact(
  trx: Write,
  { customerId, actor: { contactId, contactIds } }: CustomerScope,
): Promise<OwnContact> {
  const { rows } = await sql<OwnContact & { id: string }>`select id, ${sql.raw(reachColumns)} from contact
    where customer_id = ${customerId} and id = any(${[...contactIds]}::uuid[]) order by id for no key update`.execute(
    trx,
  );
  return rows.find(({ id }) => id === contactId)!;
}

export type OwnStaff = Readonly<{
  position: string | null;
  phone: string | null;
  hours_nl: string | null;
  hours_en: string | null;
}>;

export async function ownStaff(scope: StaffScope): Promise<OwnStaff> {
  const [[row]] = await inOneFlight(
    scope,
    plain<OwnStaff>('select position, phone, hours_nl, hours_en from staff_member where id = $1', scope.actor.staffId),
  );
  return row!;
}

export type OwnSession = Readonly<{
  id: string;
  user_agent: string | null;
  address: string | null;
  created_at: Date;
  last_seen_at: Date;
  place: string | null;
}>;

const sessionsOfAccount = `
select s.id, s.user_agent, host(s.address) as address, s.created_at, s.last_seen_at, cu.name as place
from session s left join contact c on c.id = s.contact_id left join customer cu on cu.id = c.customer_id
where s.account_id = $1 and s.ends_at > $2::timestamptz
  and s.last_seen_at > $2::timestamptz - case when s.staff_id is not null then interval '30 minutes' when s.remember
    then interval '30 days' else interval '60 minutes' end
order by s.last_seen_at desc limit 100`;

const linksOfAccount =
  'select count(*)::int as links from calendar_link where account_id = $1 and revoked_at is null and ends_at > $2::timestamptz';

/** Where an account is signed in at this moment, the last used first, and how many calendar links work. */
export async function sessionsOf(
  scope: SystemScope,
  accountId: string,
  now: Date,
): Promise<Readonly<{ sessions: readonly OwnSession[]; links: number }>> {
  const [sessions, [counted]] = await inOneFlight(
    scope,
    plain<OwnSession>(sessionsOfAccount, accountId, now),
    plain<{ links: number }>(linksOfAccount, accountId, now),
  );
  return { sessions, links: counted!.links };
}
