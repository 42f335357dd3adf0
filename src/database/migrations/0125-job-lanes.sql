-- Which lanes of which running portal take jobs: each says so every few seconds. Jobs of a lane that fell silent are given back by
-- whoever lives. In schema app: it tells of processes, so it belongs in no back-up.
create table app.job_lane (
  pool text primary key, -- what graphile-worker writes in locked_by
  seen_at timestamptz not null default now()
);

-- As before, and a priority: what somebody waits for goes first (lower is sooner).
drop function app.enqueue(text, jsonb, text, timestamptz);
create function app.enqueue(task text, payload jsonb, job_key text default null, run_at timestamptz default null, priority integer default 0) returns void
  language plpgsql security definer set search_path = graphile_worker, pg_catalog, pg_temp as $$
declare
  queued bigint;
begin
  select id into queued from graphile_worker.add_job(identifier => task, payload => payload::json, job_key => job_key, run_at => run_at, max_attempts => 12, priority => priority);
  -- What takes the place of a waiting job is as old as its own reason.
  if job_key is not null then
    update graphile_worker._private_jobs set created_at = now() where id = queued and revision > 0;
  end if;
end $$;
revoke all on function app.enqueue from public;
grant execute on function app.enqueue to portal_app, portal_system;

-- How many jobs wait, run and were given up, by kind: counts only, the queue itself stays closed to both roles.
create function app.job_counts() returns table (task text, waiting integer, running integer, given_up integer, waiting_since timestamptz, given_up_since timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select task_identifier,
    (count(*) filter (where locked_at is null and attempts < max_attempts))::integer,
    (count(*) filter (where locked_at is not null))::integer,
    (count(*) filter (where locked_at is null and attempts >= max_attempts))::integer,
    min(created_at) filter (where attempts < max_attempts),
    min(updated_at) filter (where locked_at is null and attempts >= max_attempts)
  from graphile_worker.jobs group by task_identifier
$$;
revoke all on function app.job_counts from public;
grant execute on function app.job_counts to portal_system;
