-- Two suppliers may use one invoice number for one customer: a payment can say whose invoice it pays.
alter table payment add column supplier text;

-- A supplier as people write it: without spaces, dots, hyphens and capitals.
create function app.supplier_words(given text) returns text language sql immutable parallel safe
  return regexp_replace(lower(given), '[[:space:].-]', '', 'g');

-- Whether a payment counts for an invoice of its customer and number: of the supplier it names (its key or the number in it, its btw-id, its
-- whole name), else of the only one there is. One that may be meant for either of two counts for neither.
create function app.pays(p payment, i invoice) returns boolean language sql stable set search_path = public, pg_temp as $$
  select case when p.supplier is not null then coalesce(app.supplier_words(p.supplier) in (app.supplier_words(i.supplier_key),
      app.supplier_words(regexp_replace(i.supplier_key, '^[^:]*:', '')), app.supplier_words(i.supplier_vat), app.supplier_words(i.supplier_name)), false)
    else not exists (select from invoice o where o.customer_id = i.customer_id and o.number = i.number and o.id <> i.id) end
$$;
grant execute on function app.pays, app.supplier_words to portal_app, portal_system;
