-- A list counts all invoices of its customer, and those lie spread over the whole table: a month of everybody after the other. With what is
-- counted in the index, only the rows that are shown are fetched. Vacuum keeps it that way: it must come more often than for a fifth of the rows.
drop index invoice_list;
create index invoice_list on invoice (customer_id, issued_on desc, id desc) include (kind, currency, payable_cents, tax_inclusive_cents, paid_on, source, imported_at);
alter table invoice set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_scale_factor = 0.05);
