import type pg from 'pg';

/** Works the queue of jobs in a database of our own: owner of the queue's tables and of nothing else. */
export const JOB_ROLE = 'portal_jobs';

const QUEUE = 'graphile_worker';

/**
 * In a database whose owner is a superuser (our own), the queue gets a role of its own, so that no job runs with rights
 * over everything. Elsewhere the owner is an ordinary role already and works the queue itself. Harmless to repeat;
 * cheap when all is well.
 */
export async function ensureJobRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ needed: boolean }>(`
    select rolsuper and to_regnamespace('${QUEUE}') is not null and not exists (
      select from pg_namespace n join pg_roles r on r.oid = n.nspowner
        where n.nspname = '${QUEUE}' and r.rolname = '${JOB_ROLE}') as needed
    from pg_roles where rolname = current_user`);
  if (rows[0]?.needed === true) await handOver(client);
  await letLanesSpeak(client);
}

/** Which lanes live stands beside the queue, out of the back-up: see pulse.ts. */
async function letLanesSpeak(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ shut: boolean }>(`
    select to_regclass('app.job_lane') is not null
      and exists (select from pg_roles r where r.rolname = '${JOB_ROLE}'
        and not has_table_privilege(r.oid, to_regclass('app.job_lane'), 'insert')) as shut
    from pg_roles where rolname = current_user and rolsuper`);
  if (rows[0]?.shut !== true) return;
  await client.query(
    `grant usage on schema app to ${JOB_ROLE}; grant select, insert, update, delete on app.job_lane to ${JOB_ROLE}`,
  );
}

async function handOver(client: pg.Client): Promise<void> {
  await client.query(`
    do $$
    declare thing record;
    begin
      if not exists (select from pg_roles where rolname = '${JOB_ROLE}') then
        create role ${JOB_ROLE} login nosuperuser nobypassrls nocreaterole nocreatedb;
      end if;
      for thing in select format('table %s', oid::regclass) as what from pg_class
        where relnamespace = '${QUEUE}'::regnamespace and relkind in ('r', 'p', 'v', 'm')
        union all select format('routine %s', oid::regprocedure) from pg_proc
          where pronamespace = '${QUEUE}'::regnamespace
        union all select format('type %s', oid::regtype) from pg_type
          where typnamespace = '${QUEUE}'::regnamespace and typtype in ('e', 'd')
        union all select format('type %s', reltype::regtype) from pg_class
          where relnamespace = '${QUEUE}'::regnamespace and relkind = 'c'
      loop
        execute format('alter %s owner to ${JOB_ROLE}', thing.what);
      end loop;
      alter schema ${QUEUE} owner to ${JOB_ROLE};
    end $$`);
}
