import { hashToken } from '../../../platform/token.ts';
import type { Actor } from '../../../access/actor.ts';
import type { SessionAnswer, Standing } from '../../../access/entry.ts';
import { knownPermissions } from '../../../access/permissions.ts';
import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import { fullName } from '../../../platform/text/names.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { Language } from '../../../platform/text/language.ts';

/**
 * How long a session may idle, in ms: staff 30 minutes, a customer 60 minutes, or 30 days when they chose to be
 * remembered.
 */
const idleLimit = Object.freeze({ staff: 30 * 60_000, customer: 60 * 60_000, remembered: 30 * 24 * 3_600_000 });

type SessionRow = {
  id: string;
  account_id: string;
  contact_id: string | null;
  contact_ids: string[];
  staff_id: string | null;
  mail: string;
  language: Language;
  given_name: string | null;
  prefix: string | null;
  surname: string;
  customer_id: number | null;
  customer_name: string | null;
  roles: string[];
  permissions: string[];
  service_groups: string[];
  other_customers: number;
  staff_of_house: boolean;
  ends_at: string;
  remember: boolean;
};

/**
 * Asks whose session this is, with the rights of this very moment; who is null when it ended, was closed, or its person
 * may no longer enter.
 */
export const sessionOf = (token: string, now: Date): Statement<SessionAnswer> =>
  plain('select app.session($1, $2, $3) as who', hashToken('session', token), now, dayOf(now));

/** Notes that this session is used, once a minute at most. It waits for nobody: a row that is held is left alone. */
export const sessionSeen = (token: string, now: Date): Statement<unknown> =>
  plain('select app.session_seen($1, $2)', hashToken('session', token), now);

/** What a form stands on that comes in under this session, of which the database said `who` when it began. */
export const standingOf = (token: string, who: string, now: () => Date): Standing => ({
  statement(hold) {
    const moment = now();
    return plain(
      'select app.session_stands($1, $2, $3, $4::jsonb, $5)',
      hashToken('session', token),
      moment,
      dayOf(moment),
      who,
      hold,
    );
  },
});

/**
 * The person of `who` as the database says it, at any moment: a session that is looked at ends when nothing more
 * happens.
 */
export function actorFrom(who: string): (now: Date) => Actor {
  const row = JSON.parse(who) as SessionRow;
  const idle = row.staff_id !== null ? idleLimit.staff : row.remember ? idleLimit.remembered : idleLimit.customer;
  const last = new Date(row.ends_at).getTime();
  const person = row.staff_id !== null ? staffOf(row, row.staff_id) : customerOf(row);
  return (now) => Object.freeze({ ...person, sessionEndsAt: Math.min(last, now.getTime() + idle) });
}

const accountOf = (row: SessionRow) => ({
  sessionId: row.id,
  accountId: row.account_id,
  mail: row.mail,
  language: row.language,
  name: fullName({ givenName: row.given_name, prefix: row.prefix, surname: row.surname }),
  givenName: row.given_name ?? row.surname,
  otherCustomers: row.other_customers,
});
const staffOf = (row: SessionRow, staffId: string) => ({ ...accountOf(row), kind: 'staff' as const, staffId });
const customerOf = (row: SessionRow) => ({
  ...accountOf(row),
  kind: 'customer' as const,
  contactId: row.contact_id!,
  contactIds: row.contact_ids,
  customerId: row.customer_id!,
  customerName: row.customer_name!,
  roles: row.roles,
  permissions: knownPermissions(row.permissions),
  serviceGroups: row.service_groups,
  isStaff: row.staff_of_house,
});
