-- A secret address by which a calendar follows the last days to cancel or the events, as the contact who made it. Only its hash is kept.
create table calendar_link (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint not null references customer,
  contact_id uuid not null,
  kind text not null check (kind in ('cancel', 'events')),
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  unique (customer_id, id),
  foreign key (customer_id, contact_id) references contact (customer_id, id) on delete cascade
);
create index calendar_link_contact on calendar_link (customer_id, contact_id);
alter table calendar_link enable row level security;
alter table calendar_link force row level security;
create policy own on calendar_link to portal_app using (customer_id = (select app.customer())) with check (customer_id = (select app.customer()));
create policy system on calendar_link to portal_system using (true) with check (true);
grant select, insert, update (revoked_at) on calendar_link to portal_app;
grant select, insert, update, delete on calendar_link to portal_system;
