import { sql } from 'kysely';
import { inOneFlight, type CustomerScope, type StaffScope, type Write } from '../../../access/scopes.ts';
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
