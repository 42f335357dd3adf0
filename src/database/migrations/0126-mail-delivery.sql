-- Addresses that a mail server refused for good, so that staff can ask for a right one. By address: another address of the same person
-- is not refused, and the first mail that is taken clears it.
create table refused_address (
  mail text primary key,
  reason text not null, -- in the server's own words
  refused_at timestamptz not null
);
grant select, insert, update, delete on refused_address to portal_system;

-- Links of one wish: a mail that was perhaps taken and is sent once more holds another code, and both work.
alter table password_link add column wish uuid;

-- Mails that nobody sent again within a month: they hold names and amounts.
create function app.forget_mails() returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
  where t.id = j.task_id and t.identifier in ('send-mail', 'password-link') and j.locked_at is null and j.attempts >= j.max_attempts
    and j.updated_at < now() - interval '31 days'
$$;
revoke all on function app.forget_mails from public;
grant execute on function app.forget_mails to portal_system;
