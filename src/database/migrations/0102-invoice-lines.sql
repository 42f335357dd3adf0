-- The costs per month of an overview add up a year of lines, which lie in as many places as there were invoices: in the key they lie together.
alter table invoice_line drop constraint invoice_line_pkey, add primary key (customer_id, invoice_id, position) include (subscription_number, net_cents, period_start);
alter table invoice_line set (autovacuum_vacuum_insert_scale_factor = 0.01);
