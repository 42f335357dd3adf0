import pg from 'pg';

/** How much data: the sessions of all customers are open, so that anyone can be asked for. */
export type Volume = Readonly<{ customers: number; invoicesEach: number }>;

/** Customer 1 has this many invoices: for pages far down a list. */
export const manyInvoices = 20_000;

/** The session cookie of the contact of customer `n`, from 1. */
export const tokenOf = (n: number): string => `bench${String(n).padStart(38, '0')}`;

/**
 * Fills an empty, migrated database. Customers are alike, so that only their number can make a page slower. Invoices
 * lie in the order in which they come: a month of everybody after the other, so that the invoices of one customer are
 * spread over the whole table.
 */
export async function seed(connectionString: string, { customers, invoicesEach }: Volume): Promise<void> {
  const [one, two] = [new pg.Client({ connectionString }), new pg.Client({ connectionString })];
  await Promise.all([one.connect(), two.connect()]);
  const run = async (client: pg.Client, steps: readonly string[]) => {
    for (const step of steps) await client.query(step);
  };
  try {
    await run(one, people(customers));
    const back = await withoutIndexes(one);
    await Promise.all([run(one, invoices(customers, invoicesEach)), run(two, services(customers))]);
    await Promise.all([run(one, [lines]), run(two, [files])]);
    await run(one, ["set maintenance_work_mem = '1GB'", ...back, 'vacuum analyze']);
  } finally {
    await Promise.all([one.end(), two.end()]);
  }
}

/**
 * Takes the keys and indexes off the large tables and answers the statements that put them back: one sort each instead
 * of ten million searches.
 */
async function withoutIndexes(client: pg.Client): Promise<readonly string[]> {
  const large =
    "array['subscription', 'cloud_user', 'cloud_user_licence', 'licence_pool', 'invoice', 'invoice_line', 'file', 'invoice_file']::regclass[]";
  const { rows } = await client.query<{ off: string; back: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
     from pg_constraint where contype = 'f' and (conrelid = any (${large}) or confrelid = any (${large}))
     union all (select format('alter table %s drop constraint %I', conrelid::regclass, conname),
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
     from pg_constraint where contype in ('p', 'u') and conrelid = any (${large}))
     union all (select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid) from pg_index
     where indrelid = any (${large}) and not exists (select from pg_constraint where conindid = indexrelid))`,
  );
  for (const { off } of rows) await client.query(off);
  return rows.map(({ back }) => back).reverse();
}

const from = "'bench', 'b:' ||";

const people = (customers: number): readonly string[] => [
  `insert into customer (number, name, source, external_id) select 'K' || n,
    'Bakkerij Van den Bérg & Zoon ' || n || ' B.V.', ${from} n from generate_series(1, ${customers}) n`,
  `insert into location (customer_id, name, city, main, source, external_id) select n, 'Hoofdkantoor', 'Rotterdam',
    true, ${from} n from generate_series(1, ${customers}) n`,
  `insert into account (mail) select 'a' || n || '@klant.example' from generate_series(1, ${customers}) n`,
  `insert into contact (customer_id, account_id, given_name, prefix, surname, position, mail, phone, source,
    external_id)
   select n, (select id from account where mail = 'a' || n || '@klant.example'), 'Noor', 'van den', 'Berg',
     'Directeur', 'a' || n || '@klant.example', '+31612345678', ${from} n from generate_series(1, ${customers}) n`,
  `insert into contact (customer_id, given_name, surname, position, mail, source, external_id)
   select n, 'Collega', 'Nummer ' || k, 'Medewerker', 'c' || k || '@klant' || n || '.example', ${from} n || '-' || k
     from generate_series(1, ${customers}) n, generate_series(1, 3) k`,
  `insert into contact_role (customer_id, contact_id, role_key) select customer_id, id, role
    from contact, unnest(array['tekenbevoegd', 'portalbeheerder']) role where account_id is not null`,
  `insert into session (token_hash, account_id, contact_id, ends_at)
   select sha256(convert_to('bench' || lpad(customer_id::text, 38, '0'), 'UTF8')), account_id, id,
     now() + interval '12 hours' from contact where account_id is not null`,
  `insert into news (slug, title_nl, title_en, intro_nl, body_nl, published_on, source,
    external_id) select 'nieuws-' || n, 'Nieuwsbericht ' || n, 'News ' || n,
    'Wat er verandert, en wat je daarvoor doet.', 'Tekst', current_date - n, ${from} n from generate_series(1, 40) n`,
  `insert into faq (category_nl, question_nl, answer_nl, position, source, external_id) select 'Facturen',
    'Vraag ' || n || ' over je factuur?', 'Het antwoord.', n, ${from} n from generate_series(1, 60) n`,
  `insert into link (title_nl, url, position, source, external_id) select 'Link ' || n, 'https://link.example/' || n,
    n, ${from} n from generate_series(1, 10) n`,
];

const services = (customers: number): readonly string[] => [
  `insert into subscription (customer_id, location_id, number, service_group, product, variant, quantity,
    monthly_cents, started_on, first_term_months, details, source, external_id)
   select l.customer_id, l.id, 'A' || l.customer_id || '-' || k, case k when 1 then 'cloud' when 2 then 'connectivity'
     when 3 then 'workplace' when 4 then 'service' else 'voice' end,
   (array['Werkplek in de cloud', 'Glasvezel Zakelijk', 'Beheerde laptop', 'Servicecontract'])[k] , 'Regulier',
     1 + k % 5, 1295 + 100 * k, current_date - 400 - k, 12, jsonb_build_object('extension', 200 + k),
     ${from} l.customer_id || '-' || k
   from location l, generate_series(1, 4) k`,
  `insert into subscription (customer_id, location_id, number, service_group, product, variant, quantity,
    monthly_cents, started_on, first_term_months, details, source, external_id)
   select l.customer_id, l.id, 'A' || l.customer_id || '-' || k, 'voice', 'Vaste telefonie', 'Toestel ' || k, 1, 895,
     current_date - 700 - k, 12, jsonb_build_object('extension', 200 + k, 'numbers',
     jsonb_build_array('+3110000' || lpad(k::text, 4, '0'))), ${from} l.customer_id || '-' || k
   from location l, generate_series(5, 16) k`,
  `insert into cloud_user (customer_id, tenant, upn, display_name, surname, source, external_id)
   select n, 'klant' || n, 'u' || k || '@klant' || n || '.example', 'Medewerker ' || k, 'Nummer ' || k,
     ${from} n || '-' || k from generate_series(1, ${customers}) n, generate_series(1, 10) k`,
  `insert into licence_pool (customer_id, tenant, sku, product, bought, source, external_id) select n, 'klant' || n,
    'M365', 'Microsoft 365 Business', 12, ${from} n from generate_series(1, ${customers}) n`,
  `insert into cloud_user_licence (customer_id, cloud_user_id, sku, product) select customer_id, id, 'M365',
    'Microsoft 365 Business' from cloud_user`,
];

const invoices = (customers: number, each: number): readonly string[] => [
  invoicesOf(
    `generate_series(1, ${each}) k cross join lateral (select n
      from generate_series(1, ${customers}) n offset 0) everyone`,
  ),
  invoicesOf(`generate_series(1, 1) n, generate_series(${each + 1}, ${Math.max(each, manyInvoices)}) k`),
];

const lines = `insert into invoice_line (customer_id, invoice_id, position, line_id, name, subscription_number,
  quantity, price, net_cents, net, vat_category, vat_rate, period_start, period_end)
   select i.customer_id, i.id, k, k::text, 'Abonnement ' || k, 'A' || i.customer_id || '-' || k, '1', '25.00',
     2500 * k, (25 * k) || '.00', 'S', '21', i.period_start, i.period_end
   from invoice i cross join lateral generate_series(1, i.line_count) k where i.issued_on > current_date - 430`;

const files = `with f as (insert into file (customer_id, name, type, bytes, sha256, storage_key) select customer_id,
  number || '.pdf', 'application/pdf', 48000 + id % 9000, 'bench', id::text from invoice
  where issued_on > current_date - 430 returning customer_id, id, storage_key)
   insert into invoice_file (customer_id, invoice_id, file_id, role) select customer_id, storage_key::bigint, id, 'pdf'
     from f`;

/** One invoice a month, the newest three to pay. */
const invoicesOf = (rows: string): string =>
  `insert into invoice (customer_id, address, number, kind, supplier_key, supplier_name, issued_on, due_on,
    period_start, period_end, currency, line_count, tax_exclusive_cents, tax_cents,
   tax_inclusive_cents, payable_cents, paid_cents, paid_on, description, search_text, document, content_hash, source,
     external_id, announced_at)
   select n, 'F' || n || '-' || k, 'F' || n || '-' || k, 'invoice', 'bench', 'Contict', day, day + 14,
     date_trunc('month', day)::date, (date_trunc('month', day) + interval '1 month - 1 day')::date, 'EUR', 3,
     15000 + k, 3150,
   18150 + k, 18150 + k, case when k > 3 then 18150 + k else 0 end, case when k > 3 then day + 9
     end, 'Abonnement werkplek & telefonie', lower('F' || n || '-' || k || ' abonnement werkplek telefonie'), '{}',
     'bench', ${from} n || '-' || k, now()
   from (select n, k, (current_date - ((k * 30.4) % 18000)::int)::date as day from ${rows}) as i`;
