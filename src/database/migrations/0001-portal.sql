-- The portal's tables. Three roles: the owner (this connection) holds everything and serves no request;
-- portal_app answers customers and sees one customer at a time; portal_system answers imports, jobs, sign-in and staff.
do $$ begin
  if not exists (select from pg_roles where rolname = 'portal_app') then create role portal_app nosuperuser nobypassrls login; end if;
  if not exists (select from pg_roles where rolname = 'portal_system') then create role portal_system nosuperuser nobypassrls login; end if;
  execute format('grant portal_app, portal_system to %I', current_user);
end $$;

create schema if not exists app;
grant usage on schema app to portal_app, portal_system;
grant usage on schema public to portal_app, portal_system;
revoke create on schema public from public;

-- No setting means an error, not an empty answer: a query that forgot its customer is a bug we want to see.
create function app.customer() returns bigint language sql stable parallel safe
  return current_setting('app.customer_id')::bigint;

/* ---------- people who work here, and accounts ---------- */

create table account (
  id uuid primary key default gen_random_uuid(),
  mail text not null check (mail = lower(mail) and length(mail) <= 254),
  password_hash text,
  password_set_at timestamptz,
  language text not null default 'nl' check (language in ('nl', 'en')),
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index account_mail on account (mail);

create table staff_member (
  id uuid primary key default gen_random_uuid(),
  account_id uuid unique references account,
  given_name text not null, prefix text, surname text not null,
  position text, mail text not null unique check (mail = lower(mail)), phone text,
  hours_nl text, hours_en text,
  photo_key text,
  ended_at timestamptz,
  created_at timestamptz not null default now()
);

create table session (
  token_hash bytea primary key,
  id uuid not null unique default gen_random_uuid(),
  account_id uuid not null references account on delete cascade,
  contact_id uuid,
  staff_id uuid references staff_member,
  remember boolean not null default false,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  ends_at timestamptz not null,
  user_agent text, address inet
);
create index session_account on session (account_id);

create table password_link (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  purpose text not null check (purpose in ('first', 'reset')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  replaced_at timestamptz
);
create index password_link_account on password_link (account_id, created_at desc);

create table throttle (
  key text primary key,
  failures integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  blocked_until timestamptz
);

create table api_key (
  id uuid primary key default gen_random_uuid(),
  name text not null unique,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);

/* ---------- where data came from ---------- */

create table import_run (
  id bigint generated always as identity primary key,
  kind text not null,
  source text not null,
  actor text not null,
  file_name text, sha256 text,
  whole_set boolean not null default false,
  state text not null default 'running' check (state in ('running', 'done', 'done-with-problems', 'refused')),
  added integer not null default 0, changed integer not null default 0, removed integer not null default 0,
  unchanged integer not null default 0, refused integer not null default 0,
  problems jsonb not null default '[]',
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
create index import_run_kind on import_run (kind, started_at desc);

-- What each run changed, so that a run can be shown and undone.
create table import_change (
  run_id bigint not null references import_run on delete cascade,
  position integer not null,
  customer_id bigint,
  kind text not null, external_id text not null,
  change text not null check (change in ('added', 'changed', 'removed')),
  before jsonb, after jsonb,
  primary key (run_id, position)
);

/* ---------- customers and their people ---------- */

create table customer (
  id bigint generated always as identity primary key,
  number text not null unique,
  name text not null,
  kvk text, vat_id text, oin text, peppol_id text,
  invoice_mail text, phone text, website text,
  street text, postal_code text, city text, country text not null default 'NL',
  billing_street text, billing_postal_code text, billing_city text, billing_country text,
  iban text, mandate_reference text,
  payment_term_days integer not null default 14,
  parent_number text,
  account_manager_id uuid references staff_member,
  status text not null default 'active' check (status in ('active', 'ended')),
  source text not null, external_id text not null unique, content_hash text, run_id bigint references import_run,
  imported_at timestamptz not null default now(), removed_at timestamptz,
  created_at timestamptz not null default now()
);
create index customer_kvk on customer (kvk);
create index customer_vat on customer (vat_id);
create index customer_peppol on customer (peppol_id);

create table location (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint not null references customer,
  name text not null,
  street text, postal_code text, city text, country text not null default 'NL', phone text,
  main boolean not null default false,
  source text not null, external_id text not null unique, content_hash text, run_id bigint references import_run,
  imported_at timestamptz not null default now(), removed_at timestamptz,
  unique (customer_id, id)
);

create table role (
  key text primary key,
  position integer not null,
  name_nl text not null, name_en text not null,
  explanation_nl text not null, explanation_en text not null,
  permissions text[] not null
);

create table contact (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint not null references customer,
  account_id uuid references account,
  location_id uuid,
  given_name text, prefix text, surname text not null,
  position text, department text,
  mail text check (mail = lower(mail)), phone text, mobile text,
  mail_categories text[] not null default '{invoices,outages,news,messages}',
  active_from date, active_until date,
  source text not null, external_id text not null unique, content_hash text, run_id bigint references import_run,
  imported_at timestamptz not null default now(), removed_at timestamptz,
  unique (customer_id, id),
  foreign key (customer_id, location_id) references location (customer_id, id)
);
create index contact_account on contact (account_id);
alter table session add foreign key (contact_id) references contact on delete cascade;

create table contact_role (
  customer_id bigint not null,
  contact_id uuid not null,
  role_key text not null references role,
  monthly_limit_cents bigint,
  primary key (customer_id, contact_id, role_key),
  foreign key (customer_id, contact_id) references contact (customer_id, id) on delete cascade
);

/* ---------- services ---------- */

create table subscription (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint not null references customer,
  location_id uuid,
  number text not null,
  service_group text not null check (service_group in ('cloud', 'voice', 'connectivity', 'workplace', 'service')),
  product_code text, product text not null, variant text,
  quantity numeric not null default 1, unit text,
  unit_price text, -- decimal string, may have more than two decimals
  monthly_cents bigint not null default 0, one_off_cents bigint not null default 0,
  billing_period text not null default 'month' check (billing_period in ('month', 'quarter', 'year', 'once')),
  status text not null default 'active' check (status in ('ordered', 'installing', 'active', 'change-planned', 'suspended', 'cancelled', 'ended')),
  ordered_on date, ready_on date, started_on date, ends_on date, planned_on date, planned_change text,
  first_term_months integer, notice_months integer not null default 1,
  renewal text not null default 'tacit' check (renewal in ('tacit', 'none')),
  cost_centre text, reference text,
  details jsonb not null default '{}', -- per group: tenant, sku, extension, numbers, channels, device, circuitId, down, up, ipRange, sla
  source text not null, external_id text not null unique, content_hash text, run_id bigint references import_run,
  imported_at timestamptz not null default now(), removed_at timestamptz,
  unique (customer_id, id), unique (customer_id, number),
  foreign key (customer_id, location_id) references location (customer_id, id)
);
create index subscription_list on subscription (customer_id, service_group, status);

create table cloud_user (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint not null references customer,
  tenant text not null, upn text not null,
  display_name text not null, given_name text, surname text,
  enabled boolean not null default true,
  kind text not null default 'member' check (kind in ('member', 'guest', 'shared')),
  position text, department text, location text,
  last_sign_in_on date,
  source text not null, external_id text not null unique, content_hash text, run_id bigint references import_run,
  imported_at timestamptz not null default now(), removed_at timestamptz,
  unique (customer_id, id)
);
create index cloud_user_list on cloud_user (customer_id, display_name);

create table licence_pool (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint not null references customer,
  tenant text not null, sku text not null, product text not null,
  bought integer not null check (bought >= 0),
  unit_cents bigint, renews_on date,
  source text not null, external_id text not null unique, content_hash text, run_id bigint references import_run,
  imported_at timestamptz not null default now(), removed_at timestamptz,
  unique (customer_id, id)
);

create table cloud_user_licence (
  customer_id bigint not null,
  cloud_user_id uuid not null,
  sku text not null, product text,
  assigned_by text not null default 'direct' check (assigned_by in ('direct', 'group')),
  state text not null default 'active' check (state in ('active', 'suspended', 'error')),
  primary key (customer_id, cloud_user_id, sku),
  foreign key (customer_id, cloud_user_id) references cloud_user (customer_id, id) on delete cascade
);

/* ---------- files and invoices ---------- */

create table file (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint references customer, -- null: for every customer
  name text not null, type text not null, bytes bigint not null, sha256 text not null,
  storage_key text not null,
  created_at timestamptz not null default now()
);
create index file_customer on file (customer_id);

create table invoice (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer,
  address text not null, -- the last part of the page's address: the number, made unique for this customer
  number text not null,
  kind text not null check (kind in ('invoice', 'credit-note')),
  type_code text,
  supplier_key text not null, supplier_name text not null,
  issued_on date not null, due_on date,
  period_start date, period_end date,
  currency text not null,
  line_count integer not null,
  line_extension_cents bigint, tax_exclusive_cents bigint, tax_cents bigint, tax_inclusive_cents bigint,
  prepaid_cents bigint, rounding_cents bigint, payable_cents bigint not null,
  paid_cents bigint not null default 0, paid_on date,
  direct_debit boolean not null default false,
  description text, buyer_reference text, order_reference text, preceding_number text,
  search_text text not null default '',
  document jsonb not null, -- the invoice as read, amounts verbatim, without lines and attachment bytes
  problems jsonb not null default '[]',
  content_hash text not null,
  source text not null, external_id text not null, run_id bigint references import_run,
  imported_at timestamptz not null default now(),
  unique (supplier_key, number),
  unique (customer_id, address),
  unique (customer_id, id)
);
create index invoice_list on invoice (customer_id, issued_on desc, id desc);
create index invoice_open on invoice (customer_id, due_on) where paid_on is null;

create table invoice_line (
  customer_id bigint not null,
  invoice_id bigint not null,
  position integer not null,
  line_id text, name text, description text, note text,
  item_id text, subscription_number text, -- BT-128: the object this line bills
  quantity text, unit text, price text, base_quantity text,
  net_cents bigint, net text,
  vat_category text, vat_rate text,
  period_start date, period_end date, cost_centre text,
  primary key (customer_id, invoice_id, position),
  foreign key (customer_id, invoice_id) references invoice (customer_id, id) on delete cascade
);
create index invoice_line_subscription on invoice_line (customer_id, subscription_number) where subscription_number is not null;

create table invoice_file (
  customer_id bigint not null,
  invoice_id bigint not null,
  file_id uuid not null references file,
  role text not null check (role in ('pdf', 'made-pdf', 'source', 'attachment')),
  position integer not null default 0,
  primary key (customer_id, invoice_id, file_id),
  foreign key (customer_id, invoice_id) references invoice (customer_id, id) on delete cascade
);

create table payment (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint not null references customer,
  invoice_number text not null, amount_cents bigint not null, paid_on date not null, method text,
  source text not null, external_id text not null unique, content_hash text, run_id bigint references import_run,
  imported_at timestamptz not null default now(), removed_at timestamptz
);
create index payment_invoice on payment (customer_id, invoice_number);

/* ---------- content: for all (customer_id null), one customer, service groups or roles ---------- */

create table document (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint references customer,
  kind text not null check (kind in ('contract', 'manual')),
  title_nl text not null, title_en text, summary_nl text, summary_en text, body_nl text, body_en text,
  category_nl text, category_en text,
  file_id uuid references file, file_text text,
  dated_on date,
  audience_groups text[], audience_roles text[], visible_from date, visible_until date,
  source text not null, external_id text not null unique, content_hash text, run_id bigint references import_run,
  imported_at timestamptz not null default now(), removed_at timestamptz
);
create table faq (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint references customer,
  category_nl text not null, category_en text,
  question_nl text not null, question_en text, answer_nl text not null, answer_en text,
  position integer not null default 0,
  audience_groups text[], audience_roles text[], visible_from date, visible_until date,
  source text not null, external_id text not null unique, content_hash text, run_id bigint references import_run,
  imported_at timestamptz not null default now(), removed_at timestamptz
);
create table link (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint references customer,
  title_nl text not null, title_en text, explanation_nl text, explanation_en text,
  url text not null, service_desk boolean not null default false, position integer not null default 0,
  audience_groups text[], audience_roles text[], visible_from date, visible_until date,
  source text not null, external_id text not null unique, content_hash text, run_id bigint references import_run,
  imported_at timestamptz not null default now(), removed_at timestamptz
);
create table news (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint references customer,
  slug text not null unique,
  title_nl text not null, title_en text, intro_nl text, intro_en text, body_nl text not null, body_en text,
  published_on date not null, author text,
  audience_groups text[], audience_roles text[], visible_from date, visible_until date,
  source text not null, external_id text not null unique, content_hash text, run_id bigint references import_run,
  imported_at timestamptz not null default now(), removed_at timestamptz
);
create table event (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint references customer,
  slug text not null unique,
  title_nl text not null, title_en text, body_nl text not null, body_en text,
  starts_at timestamptz not null, ends_at timestamptz not null, place text, registration_url text,
  audience_groups text[], audience_roles text[], visible_from date, visible_until date,
  source text not null, external_id text not null unique, content_hash text, run_id bigint references import_run,
  imported_at timestamptz not null default now(), removed_at timestamptz
);
create table notice (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint references customer,
  tone text not null default 'info' check (tone in ('info', 'maintenance', 'outage')),
  title_nl text not null, title_en text, body_nl text, body_en text,
  starts_at timestamptz not null default now(), ends_at timestamptz,
  audience_groups text[], audience_roles text[], visible_from date, visible_until date,
  source text not null, external_id text not null unique, content_hash text, run_id bigint references import_run,
  imported_at timestamptz not null default now(), removed_at timestamptz
);

/* ---------- the portal's own records ---------- */

create table message_thread (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint not null references customer,
  contact_id uuid not null,
  staff_id uuid references staff_member,
  kind text not null default 'question' check (kind in ('question', 'call-back', 'invoice', 'service', 'complaint')),
  subject text not null, about text,
  phone text,
  created_at timestamptz not null default now(), last_at timestamptz not null default now(), closed_at timestamptz,
  unique (customer_id, id),
  foreign key (customer_id, contact_id) references contact (customer_id, id)
);
create index message_thread_list on message_thread (customer_id, last_at desc);

create table message (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint not null,
  thread_id uuid not null,
  contact_id uuid, staff_id uuid references staff_member,
  body text not null,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  unique (customer_id, id),
  foreign key (customer_id, thread_id) references message_thread (customer_id, id) on delete cascade,
  foreign key (customer_id, contact_id) references contact (customer_id, id),
  check ((contact_id is null) <> (staff_id is null))
);
create index message_thread_order on message (customer_id, thread_id, created_at);

create table message_file (
  customer_id bigint not null,
  message_id uuid not null,
  file_id uuid not null references file,
  primary key (customer_id, message_id, file_id),
  foreign key (customer_id, message_id) references message (customer_id, id) on delete cascade
);

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  customer_id bigint, account_id uuid, contact_id uuid, staff_id uuid,
  actor text not null, -- as people read it: a name, 'key boekhouding', 'portal'
  action text not null, subject text, detail jsonb not null default '{}',
  address inet, request_id text
);
create index audit_customer on audit (customer_id, at desc);

-- Mail leaves by a job, queued in the transaction that gives the reason for it. Neither role can read the queue.
create function app.enqueue(task text, payload jsonb, job_key text default null, run_at timestamptz default null) returns void
  language plpgsql security definer set search_path = graphile_worker, pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(identifier => task, payload => payload::json, job_key => job_key, run_at => run_at, max_attempts => 12);
end $$;
revoke all on function app.enqueue from public;
grant execute on function app.enqueue to portal_app, portal_system;
grant execute on function app.customer to portal_app, portal_system;
