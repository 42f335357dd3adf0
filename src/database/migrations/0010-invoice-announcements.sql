-- The receiver of an invoice is looked up by any of its ids.
create index customer_oin on customer (oin);
create index customer_peppol_lower on customer (lower(peppol_id));
