import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import type { Head, Line, Service } from './bill.ts';

/** Invoices a person can choose to compare with. */
const mostOfSeries = 240;

export type SeriesRow = Omit<Head, 'allowances'> &
  Readonly<{ own: boolean; chosen: boolean; kind: 'invoice' | 'credit-note'; allowances: unknown }>;
export type LineRow = Omit<Line, 'service'> & Service & Readonly<{ own: boolean; known: boolean }>;

// A series: invoices of one supplier (known by its registration, or by its btw-id alone: decision 098) in one currency
// that each cover as long, credit notes left out. "Earlier" goes by the period, else by the day of issue; of the
// nearest few an invoice under the same contract comes first. Documents are large, so only of those few is one opened.
// $1 customer, $2 address, $3 the invoice chosen, or null.
const series = `with rhythm as (
  select id, address, kind, supplier_key, supplier_vat, currency, coalesce(period_start, issued_on) as begins,
    issued_on, case when period_end - period_start between 0 and 45 then 'month'
    when period_end - period_start between 46 and 135 then 'quarter' when period_end - period_start between 136 and 250
      then 'half' when period_end - period_start > 250 then 'year' else 'none' end as rhythm
  from invoice where customer_id = $1),
own as (select * from rhythm where address = $2),
alike as (select r.* from rhythm r join own o on r.id = o.id or (o.kind = 'invoice' and r.kind = 'invoice'
  and (r.supplier_key = o.supplier_key or (r.supplier_vat = o.supplier_vat
  and 'vat:' || r.supplier_vat in (r.supplier_key, o.supplier_key))) and r.currency = o.currency
  and r.rhythm = o.rhythm)),
near as (select a.* from alike a, own o where a.id <> o.id and case when $3::text is not null then a.address = $3
  else (a.begins, a.issued_on, a.id) < (o.begins, o.issued_on, o.id) end
  order by a.begins desc, a.issued_on desc, a.id desc limit 4),
chosen as (select n.id from near n join invoice i on i.customer_id = $1 and i.id = n.id
  order by (i.document->>'contractReference' is not distinct from (select m.document->>'contractReference'
    from invoice m where m.customer_id = $1 and m.address = $2)) desc, n.begins desc, n.issued_on desc, n.id desc
    limit 1)`;

/** The invoice itself, the one to compare with, and the others of its series, newest first. */
export const seriesOf = (customerId: number, address: string, chosen: string | null): Statement<SeriesRow> =>
  plain<SeriesRow>(
    `${series} select i.address, i.number, i.kind, i.issued_on as "issuedOn", i.period_start as "periodStart",
      i.period_end as "periodEnd", i.currency,
    i.line_extension_cents as "lineExtensionCents", i.tax_exclusive_cents as "exclusiveCents",
      i.tax_cents as "taxCents", i.tax_inclusive_cents as "inclusiveCents",
    i.prepaid_cents as "prepaidCents", i.rounding_cents as "roundingCents", i.payable_cents as "payableCents",
      i.address = $2 as own, c.id is not null as chosen,
    case when i.address = $2 or c.id is not null then i.document->'allowances' end as allowances
    from alike a join invoice i on i.customer_id = $1 and i.id = a.id left join chosen c on c.id = a.id
    order by own desc, chosen desc, a.begins desc, a.issued_on desc, a.id desc limit ${mostOfSeries}`,
    customerId,
    address,
    chosen,
  );

/** The lines of both invoices with the services they bill. Who may not see services ($4 false) gets none. */
export const linesOfBoth = (
  customerId: number,
  address: string,
  chosen: string | null,
  mayServices: boolean,
): Statement<LineRow> =>
  plain<LineRow>(
    `${series} select i.address = $2 as own, n.position, n.name, n.description, n.note, nullif(n.item_id,
      '') as "itemId", nullif(n.subscription_number, '') as "subscriptionNumber",
    n.quantity, n.unit, n.price, n.base_quantity as "baseQuantity", coalesce(n.net_cents, 0) as "netCents",
      n.period_start as "periodStart", n.period_end as "periodEnd",
    s.id is not null as known, case when s.removed_at is null then s.id
      end as id, s.product, s.service_group as "group", s.billing_period as "billingPeriod",
    s.started_on as "startedOn", s.ends_on as "endsOn", s.planned_on as "plannedOn"
    from alike i join invoice_line n on n.customer_id = $1 and n.invoice_id = i.id
    left join subscription s on $4 and s.customer_id = $1 and s.number = n.subscription_number
    where i.address = $2 or i.id in (select id from chosen) order by i.id, n.position`,
    customerId,
    address,
    chosen,
    mayServices,
  );
