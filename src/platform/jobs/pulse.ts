import type pg from 'pg';
import type { Log } from './task.ts';

/** How often a lane says that it lives, and how long it may be silent before its jobs are given to others. */
export type Pace = Readonly<{ everyMs: number; deadAfterMs: number }>;
export const usualPace: Pace = Object.freeze({ everyMs: 5_000, deadAfterMs: 20_000 });

export type Pulse = Readonly<{ end(): Promise<void> }>;

// One statement: who dies in the middle of it changes nothing. A lane that nobody ever heard of (of an older version,
// or gone with its database) is judged by how long it holds the job.
const beat = `
with alive as (insert into app.job_lane (pool) select unnest($1::text[])
  on conflict (pool) do update set seen_at = now()),
dead as (delete from app.job_lane where seen_at < now() - $2 * interval '1 ms' and pool <> all($1::text[])
  returning pool),
held as (
  select distinct j.locked_by as pool from graphile_worker.jobs j
  where j.locked_at is not null and j.locked_by <> all($1::text[]) and (
    j.locked_by in (select pool from dead)
    or (j.locked_at < now() - $2 * interval '1 ms' and not exists (select from app.job_lane l
      where l.pool = j.locked_by)))
)
select held.pools, case when held.pools is not null then graphile_worker.force_unlock_workers(held.pools) end
  from (select array_agg(pool) as pools from held) held`;

/**
 * Says at each beat which lanes of ours live, and gives back the jobs of those that fell silent, whosever they are.
 * `lanes` answers what they are called in the queue.
 */
export function keepPulse(
  pool: pg.Pool,
  lanes: () => readonly string[],
  log: Log,
  { everyMs, deadAfterMs }: Pace = usualPace,
): Pulse {
  let busy: Promise<void> | null = null;
  const once = async () => {
    try {
      const { rows } = await pool.query<{ pools: string[] | null }>(beat, [lanes(), deadAfterMs]);
      const pools = rows[0]?.pools ?? null;
      if (pools !== null)
        log.warn({ lanes: pools.length }, 'jobs of a portal that ended without a word are taken over');
    } catch (error) {
      // Without a database there is nobody to tell it to; the next beat tries again.
      log.info({ err: error }, 'could not say that jobs are being taken');
    }
  };
  const timer = setInterval(() => void (busy ??= once().finally(() => void (busy = null))), everyMs);
  busy = once().finally(() => void (busy = null));
  return Object.freeze({
    async end() {
      clearInterval(timer);
      await busy;
      await pool.query('delete from app.job_lane where pool = any($1)', [lanes()]).catch(() => {});
    },
  });
}
