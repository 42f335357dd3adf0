-- The log of who did what becomes a list of events that others can follow. Of each: who may read of it (audience), what belongs to persons and
-- may be erased one day (personal, with a salt, and a digest that stays and says nothing by itself), and facts, which stay.
alter table audit no force row level security;
alter table audit rename to log_event;
alter index audit_pkey rename to log_event_pkey;
alter index audit_customer rename to log_event_customer;
alter sequence audit_id_seq rename to log_event_id_seq;
alter table log_event rename column detail to facts;
alter table log_event alter column actor drop not null; -- a key, a command or the portal; the name of a person is in personal
alter table log_event add column audience text, add column personal jsonb, add column salt bytea, add column personal_digest bytea;

update log_event e set
  audience = case when action like 'staff-member.%' or action like 'key.%' or action like 'import.%' or action like 'password-link.%'
    or action in ('session.refused', 'invoice-pdfs.dropped') then 'provider' else 'customer' end,
  actor = case when s.by_person then null else actor end,
  subject = case when s.of_person then null else subject end,
  facts = facts - 'files',
  personal = s.personal,
  salt = s.salt,
  personal_digest = sha256(s.salt || convert_to(s.personal::text, 'UTF8'))
from (
  select id, by_person, of_person, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as salt,
    jsonb_strip_nulls(jsonb_build_object('name', case when by_person then actor end, 'subject', case when of_person then subject end,
      'address', host(address), 'files', facts->'files')) as personal
  from (
    select *, num_nonnulls(account_id, contact_id, staff_id) > 0 as by_person,
      action like 'staff-member.%' or action like 'password%' or action in ('session.refused', 'profile.changed') as of_person
    from log_event offset 0
  ) marked offset 0
) s
where s.id = e.id;

alter table log_event alter column audience set not null, alter column salt set not null, alter column personal_digest set not null,
  add constraint log_event_audience check (audience in ('customer', 'provider')),
  drop column address;
-- Erased is erased: what belonged to persons goes with the salt, and nobody can guess it back from the digest.
alter table log_event alter column salt drop not null, add constraint log_event_erased check ((personal is null) = (salt is null));
alter table log_event force row level security;

create function app.salt_log_event() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$ begin
  new.personal := coalesce(new.personal, '{}');
  new.salt := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  new.personal_digest := sha256(new.salt || convert_to(new.personal::text, 'UTF8'));
  return new;
end $$;
create trigger salt before insert on log_event for each row execute function app.salt_log_event();

-- Of its own events a customer's request reads only what it has just written; a customer reads the log by this view: not what is meant for
-- the provider, and of staff no address.
revoke select on log_event from portal_app;
grant select (id, customer_id, action) on log_event to portal_app;
create view app.customer_log with (security_barrier) as
  select id, at, coalesce(actor, personal->>'name') as name, account_id, contact_id, staff_id is not null as by_staff,
    action, coalesce(subject, personal->>'subject') as subject, facts, case when staff_id is null then personal->>'address' end as address
  from log_event where customer_id = app.customer() and audience = 'customer';
-- It sees what portal_system sees, and shows of it what is the customer's own.
grant create on schema app to portal_system;
alter view app.customer_log owner to portal_system;
revoke create on schema app from portal_system;
grant select on app.customer_log to portal_app;

-- Events that something follows from wait here until the job `react` has queued it, in the transaction that takes them away: once, whatever
-- is killed in between, and also when the queue itself was lost.
create table log_event_waiting (event_id bigint primary key references log_event);
grant select, delete on log_event_waiting to portal_system;
create function app.react(events bigint[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$ begin
  insert into log_event_waiting select unnest(events);
  perform app.enqueue('react', jsonb_build_object('events', events), null, null, -10);
end $$;
revoke all on function app.react from public;
grant execute on function app.react to portal_app, portal_system;
