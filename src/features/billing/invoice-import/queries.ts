import { storableJson } from '../../../database/json.ts';
import { plain } from '../../../database/statement.ts';
import { mostVariants } from './addresses.ts';
import type { Customer } from './choose-customer.ts';
import type { SupplierIds } from './identity.ts';

const customerColumns = 'id, number, name, kvk, vat_id as vat, oin, peppol_id as peppol';

/**
 * Customers with one of these normalised ids. Stored ids may hold dots, spaces and small letters; the indexed forms are
 * tried first.
 */
export const customersByIds = (
  kvk: readonly string[],
  vat: readonly string[],
  oin: readonly string[],
  peppol: readonly string[],
  numbers: readonly string[],
) =>
  plain<Customer>(
    `select ${customerColumns} from customer where removed_at is null
      and (kvk = any($1) or vat_id = any($2) or oin = any($3) or lower(peppol_id) = any($4) or number = any($5))`,
    kvk,
    vat,
    oin,
    peppol,
    numbers,
  );

export type Stored = Readonly<{
  id: number;
  customer_id: number;
  moved_from: number | null;
  supplier_key: string;
  number: string;
  content_hash: string;
  pdf_hash: string | null;
  source_key: string | null;
  source_type: string | null;
}>;

/**
 * Invoices that have one of these identities, with what is needed to tell whether the same came again. One supplier may
 * be known by its registration in one document and by its btw-id in another (isSameSupplier).
 */
export const storedByIdentity = (identities: readonly (SupplierIds & Readonly<{ number: string }>)[]) =>
  plain<Stored>(
    `select i.id, i.customer_id, i.moved_from, w.supplier_key, i.number, i.content_hash, s.storage_key as source_key,
      s.type as source_type, p.sha256 as pdf_hash
    from jsonb_to_recordset($1::jsonb) as w(supplier_key text, supplier_vat text, number text)
    cross join lateral (
      select id, 0 as rank from invoice where supplier_key = w.supplier_key and number = w.number
      union all select id, 1 from invoice where supplier_key = 'vat:' || w.supplier_vat and number = w.number
      union all select id, 2 from invoice where w.supplier_key = 'vat:' || w.supplier_vat
        and supplier_vat = w.supplier_vat and number = w.number
      order by rank limit 1) known
    join invoice i on i.id = known.id
    left join lateral (select f.storage_key, f.type from invoice_file l join file f on f.id = l.file_id
      where l.customer_id = i.customer_id and l.invoice_id = i.id and l.role = 'source' limit 1) s on true
    left join lateral (select f.sha256 from invoice_file l join file f on f.id = l.file_id
      where l.customer_id = i.customer_id and l.invoice_id = i.id and l.role = 'pdf' limit 1) p on true`,
    storableJson(identities),
  );

/**
 * Which of these addresses their customers use already; of those, and of those wanted twice, also the numbered variants
 * in use.
 */
export const takenAddresses = (wanted: readonly Readonly<{ customer_id: number; address: string }>[]) =>
  plain<{ customer_id: number; address: string }>(
    `with w as materialized (
      select customer_id, address, count(*) > 1 or exists (select from invoice i
        where i.customer_id = s.customer_id and i.address = s.address) as crowded
      from jsonb_to_recordset($1::jsonb) as s(customer_id bigint, address text) group by customer_id, address)
    select i.customer_id, i.address from w cross join lateral (select w.address union all select w.address || '~' || n
      from generate_series(2, $2) n) v(address)
      join invoice i on i.customer_id = w.customer_id and i.address = v.address where w.crowded`,
    storableJson(wanted),
    mostVariants,
  );

export type BodyRow = Readonly<{
  id: number;
  address: string;
  number: string;
  kind: string;
  type_code: string | null;
  customer: string;
  customer_name: string;
  line_count: number;
  document: Record<string, unknown>;
  problems: { code: string; path: string; severity: string; message: string }[];
  files: { id: string; name: string; type: string; bytes: number; role: string }[] | null;
}>;

const bodyColumns = `i.id, i.address, i.number, i.kind, i.type_code, c.number as customer, c.name as customer_name,
  i.line_count, i.document, i.problems,
  (select json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'bytes', f.bytes, 'role', l.role)
    order by l.role = 'attachment', l.role, l.position)
    from invoice_file l join file f on f.id = l.file_id where l.customer_id = i.customer_id
      and l.invoice_id = i.id) as files`;

/** An invoice as the API tells of it. */
export const bodyById = (id: number) =>
  plain<BodyRow>(`select ${bodyColumns} from invoice i join customer c on c.id = i.customer_id where i.id = $1`, id);

/** Invoices with this number, of this customer (of all when null), newest first, at most 100. */
export const bodiesByNumber = (number: string | null, customer: string | null) =>
  plain<BodyRow>(
    `select ${bodyColumns} from invoice i join customer c on c.id = i.customer_id
    where ($1::text is null or i.number = $1) and ($2::text is null or c.number = $2) order by i.id desc limit 100`,
    number,
    customer,
  );
