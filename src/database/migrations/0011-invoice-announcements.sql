-- Contacts hear of a new invoice once. Null: still to be told; invoices that are too old to tell of get their moment at once.
alter table invoice add column announced_at timestamptz;
update invoice set announced_at = imported_at;
create index invoice_unannounced on invoice (customer_id) where announced_at is null;
-- One readable PDF of our own making per invoice, however many people ask for it at the same moment.
create unique index invoice_made_pdf on invoice_file (customer_id, invoice_id) where role = 'made-pdf';
-- The receiver of an invoice is looked up by any of its ids.
create index customer_oin on customer (oin);
create index customer_peppol_lower on customer (lower(peppol_id));
