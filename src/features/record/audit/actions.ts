import { sql } from 'kysely';
import type { Scope, Write } from '../../../access/scopes.ts';
import { storableJson } from '../../../database/json.ts';
import { cut } from '../../../platform/text/cut.ts';
import { compose, statement } from '../../../database/statement.ts';
import type { Statement } from '../../../database/flight.ts';

/**
 * One thing that happened. `action` is noun.verb ('invoice.imported', 'file.downloaded', 'message.sent'); `subject`
 * names the thing as people know it; `customerId` for wide scopes that act on one customer. Never put a secret in
 * `detail`.
 */
export type Event = Readonly<{
  action: string;
  subject?: string | null;
  customerId?: number | null;
  detail?: Readonly<Record<string, unknown>>;
}>;

/** Writes the event in the same transaction as what it tells of. */
export async function audit(trx: Write, scope: Scope, event: Event): Promise<void> {
  await trx
    .insertInto('audit')
    .values(asValues(row(scope, event)))
    .execute();
}

/** Many events of one transaction in one statement, the same text however many they are. */
export async function auditAll(trx: Write, scope: Scope, events: readonly Event[]): Promise<void> {
  if (events.length === 0) return;
  const rows = storableJson(events.map((event) => row(scope, event)));
  await sql`insert into audit (${sql.raw(columns)}) select ${sql.raw(columns)}
    from jsonb_populate_recordset(null::audit, ${rows}::jsonb)`.execute(trx);
}

/** The same as a statement, to send in the flight of a read (a download). */
export function auditStatement(scope: Scope, event: Event): Statement<unknown> {
  return statement(compose.insertInto('audit').values(asValues(row(scope, event))));
}

const columns = 'customer_id, account_id, contact_id, staff_id, actor, action, subject, detail, address, request_id';
const asValues = ({ detail, ...rest }: ReturnType<typeof row>) => ({ ...rest, detail: storableJson(detail) });

function row({ who }: Scope, { action, subject = null, customerId = null, detail = {} }: Event) {
  return {
    customer_id: who.customerId ?? customerId,
    account_id: who.accountId,
    contact_id: who.contactId,
    staff_id: who.staffId,
    actor: who.name,
    action,
    subject: subject === null ? null : cut(subject, 300),
    detail,
    address: who.address,
    request_id: who.requestId,
  };
}
