-- A document without a customer is for everyone. A contract never is.
alter table document add constraint contract_has_customer check (kind <> 'contract' or customer_id is not null);
