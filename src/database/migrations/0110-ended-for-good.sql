-- Access that ended stays ended: what a person held at an organisation (sessions, calendar links) goes at the moment the access goes, whoever
-- ends it and however, so that a contact who is imported again does not bring an old cookie back to life.
-- Locks are taken in one order everywhere: customer, contact or staff member → account → password link → session → the rest.

-- Until when this account may enter at this customer, going by the contacts in force on a day: their last moment, 'infinity', or null for not at all.
create function app.access_until(of_account uuid, of_customer bigint, on_day date) returns timestamptz
  language sql stable set search_path = public, pg_temp as $$
  select max(coalesce((c.active_until + 1)::timestamp at time zone 'Europe/Amsterdam', 'infinity'))
  from contact c join customer cu on cu.id = c.customer_id and cu.removed_at is null and cu.status = 'active'
  where c.account_id = of_account and c.customer_id = of_customer and c.removed_at is null
    and coalesce(c.active_from, on_day) <= on_day and coalesce(c.active_until, on_day) >= on_day
$$;

-- A link to follow in a calendar is of the person, who may stand in the list of contacts more than once.
alter table calendar_link add column account_id uuid references account on delete cascade;
alter table calendar_link add column ends_at timestamptz not null default 'infinity';
update calendar_link l set account_id = c.account_id from contact c where c.id = l.contact_id;
create index calendar_link_account on calendar_link (account_id) where revoked_at is null;

-- Ends what these accounts still hold at these customers, as far as they may no longer enter there.
create function app.end_access(accounts uuid[], customers bigint[]) returns void
  language plpgsql set search_path = public, pg_temp as $$
begin
  if cardinality(accounts) = 0 then return; end if;
  -- One ending at a time, and the accounts in one order: two imports never wait for each other.
  perform pg_advisory_xact_lock(726011);
  perform from account where id = any(accounts) order by id for no key update;
  -- Held against the day a session was last seen: it was right then, so it must still be.
  with held as (
    select s.token_hash, app.access_until(s.account_id, h.customer_id, (s.last_seen_at at time zone 'Europe/Amsterdam')::date) as until
    from unnest(accounts, customers) as pair (account_id, customer_id)
    join session s on s.account_id = pair.account_id
    join contact h on h.id = s.contact_id and h.customer_id = pair.customer_id
  ), ended as (
    delete from session s using held where s.token_hash = held.token_hash and held.until is null
  )
  update session s set ends_at = held.until from held where s.token_hash = held.token_hash and held.until < s.ends_at;
  update calendar_link l set ends_at = coalesce(held.until, 'infinity'), revoked_at = case when held.until is null then now() end
  from (
    select k.id, app.access_until(k.account_id, k.customer_id, (now() at time zone 'Europe/Amsterdam')::date) as until
    from unnest(accounts, customers) as pair (account_id, customer_id)
    join calendar_link k on k.account_id = pair.account_id and k.customer_id = pair.customer_id and k.revoked_at is null and k.ends_at > now()
  ) held where l.id = held.id;
end $$;

create function app.contacts_changed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  accounts uuid[];
  customers bigint[];
begin
  select array_agg(account_id), array_agg(customer_id) into accounts, customers from (
    select distinct was.account_id, was.customer_id from was join stands on stands.id = was.id
    where was.account_id is not null and (was.account_id, was.customer_id, was.removed_at, was.active_from, was.active_until)
      is distinct from (stands.account_id, stands.customer_id, stands.removed_at, stands.active_from, stands.active_until)
  ) pair;
  if accounts is null then return null; end if;
  perform app.end_access(accounts, customers);
  -- A session never goes along to another organisation.
  delete from session s using was join stands on stands.id = was.id where s.contact_id = was.id and stands.customer_id <> was.customer_id;
  return null;
end $$;
create trigger contacts_changed after update on contact referencing old table as was new table as stands
  for each statement execute function app.contacts_changed();

create function app.customers_changed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  accounts uuid[];
  customers bigint[];
begin
  select array_agg(account_id), array_agg(customer_id) into accounts, customers from (
    select distinct c.account_id, c.customer_id from was join stands on stands.id = was.id join contact c on c.customer_id = was.id
    where c.account_id is not null and (stands.removed_at is not null or stands.status <> 'active')
      and (was.removed_at, was.status) is distinct from (stands.removed_at, stands.status)
  ) pair;
  if accounts is not null then perform app.end_access(accounts, customers); end if;
  return null;
end $$;
create trigger customers_changed after update on customer referencing old table as was new table as stands
  for each statement execute function app.customers_changed();

create function app.account_disabled() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update password_link set replaced_at = now() where account_id = new.id and used_at is null and replaced_at is null;
  delete from session where account_id = new.id;
  delete from known_device where account_id = new.id;
  update calendar_link set revoked_at = now() where account_id = new.id and revoked_at is null;
  return null;
end $$;
create trigger account_disabled after update of disabled_at on account
  for each row when (new.disabled_at is not null and old.disabled_at is null) execute function app.account_disabled();

create function app.staff_ended() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from account where id = old.account_id for no key update;
  delete from session where staff_id = new.id;
  return null;
end $$;
create trigger staff_ended after update of ended_at, account_id on staff_member
  for each row when (new.ended_at is not null and old.ended_at is null or new.account_id is distinct from old.account_id) execute function app.staff_ended();

-- They see and do what portal_system may, whoever changes the rows; nobody calls them but the triggers.
grant create on schema app to portal_system;
alter function app.access_until owner to portal_system;
alter function app.end_access owner to portal_system;
alter function app.contacts_changed owner to portal_system;
alter function app.customers_changed owner to portal_system;
alter function app.account_disabled owner to portal_system;
alter function app.staff_ended owner to portal_system;
revoke create on schema app from portal_system;
revoke all on function app.access_until, app.end_access, app.contacts_changed, app.customers_changed, app.account_disabled, app.staff_ended from public;
grant execute on function app.access_until to portal_system;

-- What sleeps today ends today.
delete from session s where s.staff_id is null and app.access_until(s.account_id, (select customer_id from contact where id = s.contact_id), (now() at time zone 'Europe/Amsterdam')::date) is null;
delete from session s where s.staff_id is not null and not exists (select from staff_member m where m.id = s.staff_id and m.account_id = s.account_id and m.ended_at is null);
delete from session s using account a where a.id = s.account_id and a.disabled_at is not null;
update session s set ends_at = bound.until
from (select k.token_hash, app.access_until(k.account_id, c.customer_id, (now() at time zone 'Europe/Amsterdam')::date) as until from session k join contact c on c.id = k.contact_id) bound
where bound.token_hash = s.token_hash and bound.until < s.ends_at;
update calendar_link l set revoked_at = now() where revoked_at is null
  and (l.account_id is null or app.access_until(l.account_id, l.customer_id, (now() at time zone 'Europe/Amsterdam')::date) is null or exists (select from account a where a.id = l.account_id and a.disabled_at is not null));
update calendar_link l set ends_at = app.access_until(l.account_id, l.customer_id, (now() at time zone 'Europe/Amsterdam')::date) where revoked_at is null;
