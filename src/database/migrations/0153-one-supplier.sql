-- One supplier however its number is written: the scheme of a KVK number or OIN has several names, and an invoice may name the btw-id only.
alter table invoice add column supplier_vat text;
-- Stored btw-ids, as the document has them, in one notation. One that is no id of its country stays as it is.
update invoice set supplier_vat = left(regexp_replace(upper(document #>> '{supplier,vatId}'), '[[:space:].-]', '', 'g'), 200)
  where document #>> '{supplier,vatId}' is not null;
update invoice set supplier_vat = 'NL' || supplier_vat where supplier_vat ~ '^[0-9]{9}B[0-9]{2}$';
-- Keys in one notation too. Where two stored invoices would become one, both stay as they are: which is right is for people to say.
with wanted as (
  select id, number, case
    when supplier_key ~ '^(0106|NL:KVK|legal):[0-9]{1,8}$' then 'kvk:' || lpad(substring(supplier_key from '[0-9]+$'), 8, '0')
    when supplier_key ~ '^(0190|NL:OIN|legal):[0-9]{20}$' then 'oin:' || substring(supplier_key from '[0-9]+$')
    when supplier_key ~ '^(9944|NL:VAT|vat|legal):(NL)?[0-9]{9}B[0-9]{2}$' then 'vat:NL' || substring(supplier_key from '[0-9]{9}B[0-9]{2}$')
    end as key
  from invoice
), lone as (
  select w.id, w.key from wanted w join invoice i on i.id = w.id
  where w.key is not null and w.key <> i.supplier_key
    and not exists (select from wanted o where o.id <> w.id and o.number = w.number and o.key = w.key)
    and not exists (select from invoice o where o.id <> w.id and o.number = w.number and o.supplier_key = w.key)
)
update invoice i set supplier_key = lone.key from lone where lone.id = i.id;
create index invoice_supplier_vat on invoice (supplier_vat, number) where supplier_vat is not null;
