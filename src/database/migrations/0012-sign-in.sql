-- A browser that its owner signed in with before: guesses from elsewhere do not lock it out.
create table known_device (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now()
);
create index known_device_account on known_device (account_id);
grant select, insert, update, delete on known_device to portal_system;

-- Where someone of several customers was last; null is the staff side, or the first customer.
alter table account add column last_contact_id uuid references contact on delete set null;
