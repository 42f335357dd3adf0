import { sql } from 'kysely';
import { inOneFlight, type CustomerScope, type StaffScope, type Write } from '../../../access/scopes.ts';
import { compose, statement } from '../../../database/statement.ts';
import type { UploadedFile } from '../../../platform/files/upload.ts';
import { holdPerson, keptInAll } from '../../record/kept-files/index.ts';
import { limits } from './rules.ts';
import { tooMuch, type HourSoFar, type TooMuch } from './sending-rules.ts';

const hour = 3_600_000;

/** What this person wrote in the last hour, with the files that wait in forms. One row. */
const ofLastHour = ({ customerId, actor }: CustomerScope, now: Date) => sql<HourSoFar>`
  select count(distinct m.id)::int as messages, (coalesce(sum(f.bytes), 0) + (select coalesce(sum(k.bytes), 0)
    from kept_file k where k.account_id = ${actor.accountId} and k.customer_id = ${customerId}))::float8 as bytes,
    least(min(m.created_at), (select min(k.kept_at) from kept_file k
      where k.account_id = ${actor.accountId} and k.customer_id = ${customerId})) as since
  from message m left join message_file mf on mf.customer_id = m.customer_id and mf.message_id = m.id left
    join file f on f.id = mf.file_id
  where m.customer_id = ${customerId} and m.contact_id = any(${actor.contactIds}::uuid[])
    and m.created_at > ${new Date(now.getTime() - hour)}`;

/** Whether this person wrote so much that their files need not be taken in at all. */
export async function hourIsFull(scope: CustomerScope, now: Date): Promise<TooMuch | null> {
  // It only reads: who writes much at once must not wait in line to be told so.
  const [[soFar]] = await inOneFlight(
    scope,
    statement<HourSoFar>({ compile: () => ofLastHour(scope, now).compile(compose) }),
  );
  return tooMuch(soFar!, { messages: 1, bytes: 0 });
}

/** The same within the transaction that stores the message: of many at once, each sees those before it. */
export async function holdPerHour(
  trx: Write,
  scope: CustomerScope,
  files: readonly UploadedFile[],
  now: Date,
): Promise<TooMuch | null> {
  await holdPerson(trx, scope.actor.accountId);
  const { rows } = await ofLastHour(scope, now).execute(trx);
  return tooMuch(rows[0]!, { messages: 1, bytes: files.reduce((sum, { stored }) => sum + stored.bytes, 0) });
}

/** How many bytes of files may still wait in forms of this person: what waits counts as if it were sent. */
export async function bytesLeft(trx: Write, scope: CustomerScope | StaffScope, now: Date): Promise<number> {
  const bytes =
    scope.kind === 'staff'
      ? (await keptInAll(trx, scope)).bytes
      : (await ofLastHour(scope, now).execute(trx)).rows[0]!.bytes;
  return limits.hour.bytes - bytes;
}
