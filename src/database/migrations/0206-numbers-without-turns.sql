-- Numbers of invoices lose the signs that turn the direction of writing, which are taken out of every number since. One that would become the number
-- of another stored invoice of its supplier stays: which is right is for people to say.
set local role portal_system;
with seen as (
  select id, supplier_key, number, btrim(regexp_replace(regexp_replace(number, '[\u202A-\u202E\u2066-\u2069]', '', 'g'), '\s+', ' ', 'g')) as clean
  from invoice where number ~ '[\u202A-\u202E\u2066-\u2069]'
), lone as (
  select s.id, s.clean from seen s where s.clean <> ''
    and not exists (select from invoice o where o.id <> s.id and o.supplier_key = s.supplier_key and o.number = s.clean)
    and not exists (select from seen o where o.id <> s.id and o.supplier_key = s.supplier_key and o.clean = s.clean)
)
update invoice i set number = lone.clean, document = i.document || jsonb_build_object('number', lone.clean), external_id = i.supplier_key || ' ' || lone.clean
  from lone where lone.id = i.id;
-- Payments that name them find them now.
update invoice i set paid_cents = p.cents, paid_on = case
    when i.kind = 'credit-note' and abs(p.cents) >= abs(i.payable_cents) then p.last_on
    when i.payable_cents >= 0 and p.cents >= i.payable_cents then p.last_on
    when i.payable_cents < 0 and p.cents <= i.payable_cents then p.last_on end
  from (select o.id, sum(p.amount_cents)::bigint as cents, max(p.paid_on) as last_on from invoice o
    join payment p on p.customer_id = o.customer_id and p.invoice_number = o.number and p.removed_at is null and app.pays(p, o)
    where o.paid_cents = 0 and o.paid_on is null group by o.id) p
  where p.id = i.id and p.cents <> 0;
reset role;
