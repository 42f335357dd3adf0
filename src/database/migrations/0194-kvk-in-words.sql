-- KVK numbers and OINs under other schemes or behind their name, in the one notation of their supplier. As before, two invoices that would become one both stay.
set local role portal_system;
with wanted as (
  select id, number, supplier_key, case
    when supplier_key ~ '^(KVK|NL-KVK|NLKVK):0?[0-9]{8}$' then 'kvk:' || substring(supplier_key from '[0-9]{8}$')
    when supplier_key ~ '^(kvk|KVK|ZZZ|legal):(NL:?)?KVK(NUMMER|NUMBER|NR|NO)?:?0?[0-9]{8}$' then 'kvk:' || substring(supplier_key from '[0-9]{8}$')
    when supplier_key ~ '^kvk:0[0-9]{8}$' then 'kvk:' || substring(supplier_key from '[0-9]{8}$')
    when supplier_key ~ '^ZZZ:[0-9]{8}$' and coalesce(upper(document #>> '{supplier,country}'), left(supplier_vat, 2)) = 'NL' then 'kvk:' || substring(supplier_key from '[0-9]{8}$')
    end as key
  from invoice
), lone as (
  select w.id, w.key from wanted w where w.key is not null
    and not exists (select from wanted o where o.id <> w.id and o.number = w.number and coalesce(o.key, o.supplier_key) = w.key)
)
update invoice i set supplier_key = lone.key, external_id = lone.key || ' ' || i.number from lone where lone.id = i.id;
reset role;
