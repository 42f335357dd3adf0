-- How many invoices a customer has per month, kept while they are written: a list tells counts, years and a trend, and finds its way to a
-- page far down, without reading what it does not show. Writers only add rows, so that two of them never wait for each other; a sum over the
-- rows of a month is its figure. `euro_cents` is incl. VAT, credit notes subtract. "open" is the rule of isToPay: money comes to us and has not come in.
create table invoice_month (
  customer_id bigint not null references customer,
  month date not null,
  invoices integer not null, open integer not null, paid integer not null,
  euro_cents bigint not null
);
create index invoice_month_of on invoice_month (customer_id, month desc) include (invoices, open, paid, euro_cents);
-- Rows come and go with every import.
alter table invoice_month set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);

alter table invoice_month enable row level security;
alter table invoice_month force row level security;
create policy own on invoice_month for select to portal_app using (customer_id = (select app.customer()));
create policy system on invoice_month to portal_system using (true) with check (true);
grant select on invoice_month to portal_app;
grant select, insert, update, delete on invoice_month to portal_system;

create type app.month_change as (customer_id bigint, month date, invoices integer, open integer, paid integer, euro_cents bigint);

-- What one invoice counts for, once for what came and once, negative, for what it was.
create function app.month_of(i invoice, times integer) returns app.month_change language sql immutable as $$
  select row(i.customer_id, date_trunc('month', i.issued_on::timestamp)::date, times,
    case when i.paid_on is null and i.payable_cents <> 0 and (i.kind = 'credit-note') = (i.payable_cents < 0) then times else 0 end,
    case when i.paid_on is not null then times else 0 end,
    case when i.currency <> 'EUR' then 0 when i.kind = 'credit-note' then -times else times end * coalesce(i.tax_inclusive_cents, i.payable_cents))::app.month_change
$$;

-- After each statement the months it touched get a row with what changed. The rows of a month are put together when they are many, but for
-- those that somebody else is putting together at this moment.
do $make$
declare
  kind record;
begin
  for kind in select * from (values
    ('insert', 'new table as came', 'select c.* from came i, app.month_of(i, 1) c'),
    ('delete', 'old table as went', 'select c.* from went i, app.month_of(i, -1) c'),
    ('update', 'new table as came old table as went', 'select c.* from came i, app.month_of(i, 1) c union all select c.* from went i, app.month_of(i, -1) c')
  ) k (event, tables, changes) loop
    execute format($body$
      create function app.invoice_months_%1$s() returns trigger language plpgsql as $$
      begin
        with changed as (%3$s), added as (
          insert into invoice_month (customer_id, month, invoices, open, paid, euro_cents)
          select customer_id, month, sum(invoices), sum(open), sum(paid), sum(euro_cents) from changed group by customer_id, month
          having sum(invoices) <> 0 or sum(open) <> 0 or sum(paid) <> 0 or sum(euro_cents) <> 0
          returning customer_id, month
        ), crowded as (
          select m.customer_id, m.month from added a join invoice_month m on m.customer_id = a.customer_id and m.month = a.month
          group by m.customer_id, m.month having count(*) > 16
        ), free as materialized (
          select m.ctid as place from invoice_month m join crowded c on c.customer_id = m.customer_id and c.month = m.month for update of m skip locked
        ), taken as (
          delete from invoice_month m using free where m.ctid = free.place returning m.*
        )
        insert into invoice_month (customer_id, month, invoices, open, paid, euro_cents)
        select customer_id, month, sum(invoices), sum(open), sum(paid), sum(euro_cents) from taken group by customer_id, month;
        return null;
      end $$;
      create trigger invoice_months_%1$s after %1$s on invoice referencing %2$s for each statement execute function app.invoice_months_%1$s();
    $body$, kind.event, kind.tables, kind.changes);
  end loop;
end $make$;

-- Those that are there already; behind forced walls only portal_system sees them.
set local role portal_system;
insert into invoice_month (customer_id, month, invoices, open, paid, euro_cents)
  select c.customer_id, c.month, sum(c.invoices), sum(c.open), sum(c.paid), sum(c.euro_cents) from invoice i, app.month_of(i, 1) c group by c.customer_id, c.month;
reset role;

-- Where the newest came from is asked of the whole list; what is open is few among many.
drop index invoice_list;
create index invoice_list on invoice (customer_id, issued_on desc, id desc) include (kind, payable_cents, tax_inclusive_cents, paid_on);
create index invoice_to_pay on invoice (customer_id, issued_on desc, id desc) where paid_on is null;
create index invoice_newest on invoice (customer_id, imported_at desc) include (source);
