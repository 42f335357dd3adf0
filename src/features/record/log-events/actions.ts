import { CompiledQuery } from 'kysely';
import type { Scope, Write } from '../../../access/scopes.ts';
import type { Statement } from '../../../database/flight.ts';
import { storableJson } from '../../../database/json.ts';
import { plain } from '../../../database/statement.ts';
import { cut } from '../../../platform/text/cut.ts';
import { actions, type ActionName } from './actions-list.ts';

type Facts = Readonly<Record<string, unknown>>;

/**
 * One thing that happened; who did it is in the scope. `subject` names the thing as people know it; `customerId` for wide
 * scopes that act on one customer. `facts` stay for good; `personal` is what may be erased one day: names, addresses,
 * what stood there before and after. Never a secret in either.
 */
export type LogEvent = Readonly<{
  action: ActionName;
  subject?: string | null;
  customerId?: number | null;
  facts?: Facts;
  personal?: Facts;
}>;

const columns =
  'customer_id, account_id, contact_id, staff_id, actor, action, audience, subject, facts, personal, request_id';
const followed = Object.entries(actions).flatMap(([name, action]) => (action.followed ? [name] : []));

/**
 * One statement, the same text however many events. What is followed is handed to the job `react` by it: no commit, no
 * job.
 */
const allStatement = (scope: Scope, events: readonly LogEvent[]): Statement<unknown> =>
  plain(
    `with e as (insert into log_event (${columns})
  select ${columns} from jsonb_populate_recordset(null::log_event, $1::jsonb) returning id, action)
select app.react(array_agg(id order by id)) from e where action = any($2::text[]) having count(*) > 0`,
    storableJson(events.map((event) => rowOf(scope, event))),
    followed,
  );

/** The event as a statement, to send in the flight of a read (a download). */
export const recordStatement = (scope: Scope, event: LogEvent): Statement<unknown> => allStatement(scope, [event]);

/** Writes the event in the same transaction as what it tells of. */
export const record = (trx: Write, scope: Scope, event: LogEvent): Promise<void> => recordAll(trx, scope, [event]);

/** Many events of one transaction in one statement. */
export async function recordAll(trx: Write, scope: Scope, events: readonly LogEvent[]): Promise<void> {
  if (events.length === 0) return;
  const { text, values } = allStatement(scope, events);
  await trx.executeQuery(CompiledQuery.raw(text, [...values]));
}

function rowOf({ who }: Scope, { action, subject = null, customerId = null, facts = {}, personal = {} }: LogEvent) {
  const { audience, about } = actions[action];
  const isPerson = who.accountId !== null || who.contactId !== null || who.staffId !== null;
  const named = subject === null ? null : cut(subject, 300);
  return {
    customer_id: who.customerId ?? customerId,
    account_id: who.accountId,
    contact_id: who.contactId,
    staff_id: who.staffId,
    actor: isPerson ? null : who.name,
    action,
    audience,
    subject: about === 'thing' ? named : null,
    facts,
    personal: {
      ...personal,
      ...(isPerson ? { name: who.name } : {}),
      ...(about === 'person' && named !== null ? { subject: named } : {}),
      ...(who.address === null ? {} : { address: who.address }),
    },
    request_id: who.requestId,
  };
}
