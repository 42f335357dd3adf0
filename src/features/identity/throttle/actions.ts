import { inOneFlight, type SystemScope, type Write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { sql } from 'kysely';
import type { Limit } from './limits.ts';

const keyOf = (limit: Limit, of: string) => `${limit.name}:${of}`.slice(0, 400);

// Counts the try before it is made, in one statement: of a burst in parallel none slips through. While blocked it
// changes nothing.
const countTry = `
insert into throttle as t (key, failures, first_at, last_at) values ($1, 1, $2::timestamptz, $2::timestamptz)
on conflict (key) do update set
  failures = case when LAPSED then 1 else t.failures + 1 end,
  first_at = case when LAPSED then excluded.first_at else t.first_at end,
  last_at = excluded.last_at,
  blocked_until = case
    when LAPSED then null
    when t.failures + 1 >= $4::int then $5::timestamptz
    when t.failures + 1 >= $6::int then $2::timestamptz + make_interval(secs => least($8::float8, $7::float8 * power(2,
      t.failures + 1 - $6::int)))
  end
where t.blocked_until is null or t.blocked_until <= $2::timestamptz
returning failures`;
const lapsed = { quiet: '(t.last_at < $3::timestamptz)', window: '(t.first_at < $3::timestamptz)' };
const countTrySince = {
  quiet: countTry.replaceAll('LAPSED', lapsed.quiet),
  window: countTry.replaceAll('LAPSED', lapsed.window),
};

/**
 * Takes one try. Answers null when it may be made, else the moment from which the next one may.
 * The count is kept in the database, so all processes share it.
 */
export async function takeTry(scope: SystemScope, limit: Limit, of: string, now: Date): Promise<Date | null> {
  const at = now.getTime();
  const key = keyOf(limit, of);
  const [taken, [row]] = await inOneFlight(
    scope,
    plain<{ failures: number }>(
      countTrySince[limit.since],
      key,
      now,
      new Date(at - limit.forgetAfter),
      limit.cap,
      new Date(at + limit.capDelay),
      limit.free,
      limit.firstDelay / 1000,
      limit.longestDelay / 1000,
    ),
    plain<{ blocked_until: Date | null }>('select blocked_until from throttle where key = $1', key),
  );
  return taken.length > 0 ? null : (row?.blocked_until ?? now);
}

/** The try was no failure: takes it off the count again. */
export async function giveBackTry(trx: Write, limit: Limit, of: string): Promise<void> {
  await sql`update throttle set failures = greatest(failures - 1, 0), blocked_until = case when failures > ${limit.cap}
    then blocked_until end where key = ${keyOf(limit, of)}`.execute(trx);
}

/** Starts counting anew. */
export async function forgetTries(trx: Write, limit: Limit, of: string): Promise<void> {
  await trx.deleteFrom('throttle').where('key', '=', keyOf(limit, of)).execute();
}
