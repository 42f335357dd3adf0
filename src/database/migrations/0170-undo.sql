-- What a run did can be taken back. `was` is what a record was besides its fields (hash, run, moments, file); an undo is a run of its own, and a
-- change knows which run took it back, so that a second undo finds nothing, or what was left alone the first time.
alter table import_run add column undoes bigint references import_run;
create index import_run_undoes on import_run (undoes) where undoes is not null;
alter table import_change add column was jsonb, add column undone_by bigint references import_run;
create index import_change_left on import_change (run_id) where undone_by is null;

-- The invoices of a run are those that carry its number. One that went to another customer is no longer as the run made it.
alter table invoice add column moved_at timestamptz, add column moved_from bigint references customer;
create index invoice_run on invoice (run_id, id);
-- Lines and files go along with an invoice that moves.
alter table invoice_line drop constraint invoice_line_customer_id_invoice_id_fkey,
  add foreign key (customer_id, invoice_id) references invoice (customer_id, id) on delete cascade on update cascade;
alter table invoice_file drop constraint invoice_file_customer_id_invoice_id_fkey,
  add foreign key (customer_id, invoice_id) references invoice (customer_id, id) on delete cascade on update cascade;

-- Who was sent a mail about which new invoices, for ninety days: a mail that still waits is taken out of the queue by its id, and who had it
-- already can be told that an invoice was not theirs.
create table announcement (
  id uuid primary key,
  customer_id bigint not null references customer on delete cascade,
  mail text not null, name text, language text not null,
  invoices bigint[] not null,
  queued_at timestamptz not null default now()
);
create index announcement_customer on announcement (customer_id, queued_at);
create index announcement_invoices on announcement using gin (invoices);

-- What somebody was mailed about and what is no longer theirs. Told once: by `told_at`.
create table correction (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  mail text not null, name text, language text not null,
  number text not null, -- of the invoice, as the mail had it
  run_id bigint references import_run, -- the run that was undone; null: the invoice moved
  made_at timestamptz not null default now(), told_at timestamptz
);
create index correction_untold on correction (run_id, customer_id) where told_at is null;

do $$
declare t text;
begin
  foreach t in array array['announcement', 'correction'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system on %I to portal_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to portal_system', t);
  end loop;
end $$;

-- Takes mails out of the queue that wait or were given up; answers those of them it found. What is being sent at this moment counts as sent.
create function app.withdraw_mails(ids uuid[]) returns setof uuid
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
  where t.id = j.task_id and t.identifier = 'send-mail' and j.locked_at is null and j.key = any(select 'send-mail:' || id from unnest(ids) id)
  returning substring(j.key from 11)::uuid
$$;
revoke all on function app.withdraw_mails from public;
grant execute on function app.withdraw_mails to portal_system;
