-- Attachments of a form that was refused, for an hour: they are sent when the form is sent again. Each belongs to one person, in one session,
-- at one organisation (none: staff), and to one copy of one form. No reference to the session, which is put down anew under the same
-- id when somebody goes to another organisation: what a session left behind is swept.
create table kept_file (
  id uuid primary key default gen_random_uuid(),
  position bigint generated always as identity,
  session_id uuid not null,
  account_id uuid not null references account on delete cascade,
  customer_id bigint references customer on delete cascade,
  form text not null,
  name text not null,
  type text not null,
  bytes bigint not null,
  sha256 text not null,
  storage_key text not null unique,
  kept_at timestamptz not null,
  ends_at timestamptz not null
);
create index kept_file_session on kept_file (session_id);
create index kept_file_account on kept_file (account_id);
create index kept_file_ends on kept_file (ends_at);

alter table kept_file enable row level security;
alter table kept_file force row level security;
create policy own on kept_file to portal_app using (customer_id = (select app.customer())) with check (customer_id = (select app.customer()));
create policy system on kept_file to portal_system using (true) with check (true);
grant select, insert, delete on kept_file to portal_app;
-- Only so that they can be held while they are sent.
grant update (ends_at) on kept_file to portal_app;
grant select, insert, update, delete on kept_file to portal_system;
