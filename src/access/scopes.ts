import { CompiledQuery, type Transaction } from 'kysely';
import type { Database, Pool } from '../database/connect.ts';
import { fly, type Rows, type Statement } from '../database/flight.ts';
import { endsConnection } from '../database/lost.ts';
import { plain } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';
import type { Actor, CustomerActor, MachineActor, StaffActor } from './actor.ts';
import { asChanged, SessionChanged, type Entry, type SessionAnswer, type Standing } from './entry.ts';
import { keyRequired } from './guard.ts';

/**
 * A scope says whose data a query may touch; queries and actions take one as their first argument.
 * A customer scope reads and writes as portal_app with the customer set, so row level security is the second wall.
 */
export type CustomerScope = Readonly<{
  kind: 'customer';
  pool: Pool;
  actor: CustomerActor;
  customerId: number;
  who: Who;
  entry: Entry | null;
  standing: Standing | null;
}>;
export type StaffScope = Readonly<{
  kind: 'staff';
  pool: Pool;
  actor: StaffActor;
  who: Who;
  standing: Standing | null;
}>;
export type MachineScope = Readonly<{ kind: 'machine'; pool: Pool; actor: MachineActor; who: Who }>;
/** The portal itself: sign-in, jobs and commands. */
export type SystemScope = Readonly<{
  kind: 'system';
  pool: Pool;
  who: Who;
  entry: Entry | null;
  standing: Standing | null;
}>;
/** Every scope that may see more than one customer. */
export type WideScope = StaffScope | MachineScope | SystemScope;
export type Scope = CustomerScope | WideScope;

/** Who did it, as the log keeps it. */
type Who = Readonly<{
  name: string;
  customerId: number | null;
  accountId: string | null;
  contactId: string | null;
  staffId: string | null;
  address: string | null;
  requestId: string | null;
}>;

type Trail = Readonly<{
  address?: string | null;
  requestId?: string | null;
  entry?: Entry | null;
  standing?: Standing | null;
}>;
const nobody = { customerId: null, accountId: null, contactId: null, staffId: null };

export function customerScope(database: Database, actor: Actor | null, trail: Trail = {}): CustomerScope {
  const { address = null, requestId = null, entry = null, standing = null } = trail;
  if (actor?.kind !== 'customer') throw new TypeError('A customer scope needs a signed-in contact.');
  const { accountId, contactId, customerId, name } = actor;
  return Object.freeze({
    kind: 'customer',
    pool: database.app,
    actor,
    customerId,
    entry,
    standing,
    who: { ...nobody, name, customerId, accountId, contactId, address, requestId },
  });
}

export function staffScope(
  database: Database,
  actor: Actor | null,
  { address = null, requestId = null, standing = null }: Trail = {},
): StaffScope {
  if (actor?.kind !== 'staff') throw new TypeError('A staff scope needs a signed-in staff member.');
  const { accountId, staffId, name } = actor;
  return Object.freeze({
    kind: 'staff',
    pool: database.system,
    actor,
    standing,
    who: { ...nobody, name, accountId, staffId, address, requestId },
  });
}

export function machineScope(
  database: Database,
  actor: Actor | null,
  { address = null, requestId = null }: Trail = {},
): MachineScope {
  if (actor?.kind !== 'machine') throw new TypeError('A machine scope needs a key.');
  return Object.freeze({
    kind: 'machine',
    pool: database.system,
    actor,
    who: { ...nobody, name: `key ${actor.name}`, address, requestId },
  });
}

export function systemScope(database: Database, name = 'portal', trail: Trail = {}): SystemScope {
  const { address = null, requestId = null, entry = null, standing = null } = trail;
  return Object.freeze({
    kind: 'system',
    pool: database.system,
    entry,
    standing,
    who: { ...nobody, name, address, requestId },
  });
}

const setCustomer = "select set_config('app.customer_id', $1, true)";

/**
 * One flight: the customer (if any) and all statements go to the database together, in one transaction. Most read; one
 * that writes says so (`writes`, from its text) and is sent to nobody who is only remembered.
 * `const [invoices, totals] = await inOneFlight(scope, listInvoices(…), countInvoices(…))` answers rows per statement.
 * Throws SessionChanged when this flight was to confirm who reads, and the database says otherwise.
 */
export async function inOneFlight<const S extends readonly Statement<unknown>[]>(
  scope: Scope,
  ...statements: S
): Promise<{ [K in keyof S]: Rows<S[K]> }> {
  // Nothing is written for somebody who is only remembered: first the database says who this is.
  if (unconfirmed(scope) !== null && statements.some(({ writes }) => writes)) await inOneFlight(scope);
  const entry = unconfirmed(scope);
  const wall =
    entry !== null
      ? entry.statement
      : wallOf(
          scope,
          statements.some(({ writes }) => writes),
        );
  const client = await scope.pool.pg.connect();
  let failure: Error | undefined;
  let results: unknown[][];
  try {
    const last = entry?.last ?? null;
    results = await fly(
      client,
      wall === null ? statements : last === null ? [wall, ...statements] : [wall, ...statements, last],
    );
    const [first] = wall === null ? [] : (results.shift() as SessionAnswer[]);
    if (last !== null) results.pop();
    entry?.confirm(first);
  } catch (error) {
    failure = asChanged(error) as Error;
    throw failure;
  } finally {
    client.release(isBroken(failure) ? failure : undefined);
  }
  // One page is made at a time: in between others are let in, or told that it is too busy.
  const later = scope.pool.turn();
  if (later !== null) await later;
  return results as { [K in keyof S]: Rows<S[K]> };
}

/**
 * What goes in front: for a form of somebody signed in the question whether they still are, else the customer, if any.
 */
function wallOf(scope: Scope, hold: boolean): Statement<unknown> | null {
  const standing = 'standing' in scope ? scope.standing : null;
  return standing?.statement(hold) ?? (scope.kind === 'customer' ? plain(setCustomer, String(scope.customerId)) : null);
}

/** What the next flight must still confirm. */
const unconfirmed = (scope: Scope): Entry | null =>
  'entry' in scope && scope.entry !== null && !scope.entry.isConfirmed() ? scope.entry : null;

// An SQL error leaves the connection usable; a FATAL one, or anything else (socket, time-out), does not.
const isBroken = (error: Error | undefined) =>
  error !== undefined && !(error instanceof SessionChanged) && endsConnection(error);

export type Write = Transaction<Tables>;

/**
 * Writes in one transaction, with the customer set for a customer scope. Whatever throws undoes it all. For a form of
 * somebody signed in it throws SessionChanged before anything is written, when their access ended or shrank since the
 * form began to come in; for a machine 401, when its key works no more.
 */
export async function write<T>(scope: Scope, work: (trx: Write) => Promise<T>): Promise<T> {
  if (unconfirmed(scope) !== null) await inOneFlight(scope);
  const wall = wallOf(scope, true);
  return scope.pool.kysely.transaction().execute(async (trx) => {
    if (wall !== null) {
      await trx.executeQuery(CompiledQuery.raw(wall.text, [...wall.values])).catch((error: unknown) => {
        throw asChanged(error);
      });
    }
    if (scope.kind === 'machine') await holdKey(trx, scope.actor);
    return work(trx);
  });
}

/**
 * A body may take as long to come in as its sender likes: a key that was taken away or replaced meanwhile writes
 * nothing.
 */
async function holdKey(trx: Write, { keyId, keyHash }: MachineActor): Promise<void> {
  const works = await trx
    .selectFrom('api_key')
    .select('id')
    .where('id', '=', keyId)
    .where('token_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (works === undefined) throw keyRequired();
}
