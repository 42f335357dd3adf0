import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import { rowColumns, type ServiceRow } from './queries.ts';

export type ServiceDetail = ServiceRow &
  Readonly<{
    locationId: string | null;
    address: string | null;
    unitPrice: string | null;
    oneOffCents: number;
    plannedChange: string | null;
    costCentre: string | null;
    reference: string | null;
    details: Readonly<Record<string, unknown>>;
    source: string;
    at: Date;
    licences: null | Readonly<{ product: string; bought: number; used: number }>;
  }>;

// $3: whether the reader may see cloud users, so also how many of the licences are in use.
const serviceById = `
select ${rowColumns}, s.location_id as "locationId", nullif(concat_ws(', ', l.street, nullif(concat_ws(' ',
  l.postal_code, l.city), '')), '') as address,
  s.unit_price as "unitPrice", s.one_off_cents as "oneOffCents", s.planned_change as "plannedChange",
    s.cost_centre as "costCentre", s.reference, s.details, s.source, s.imported_at as at,
  (select jsonb_build_object('product', min(p.product), 'bought', sum(p.bought), 'used', (select count(*)
    from cloud_user_licence h join cloud_user u on u.customer_id = h.customer_id and u.id = h.cloud_user_id
    and u.removed_at is null
      where h.customer_id = $1 and h.sku = s.details->>'sku'))
    from licence_pool p where $3::boolean and p.customer_id = $1 and p.removed_at is null and p.sku = s.details->>'sku'
      having count(*) > 0) as licences
from subscription s left join location l on l.customer_id = s.customer_id and l.id = s.location_id
where s.customer_id = $1 and s.id = $2 and s.removed_at is null`;

export const findService = (customerId: number, id: string, mayLicences: boolean): Statement<ServiceDetail> =>
  plain<ServiceDetail>(serviceById, customerId, id, mayLicences);

export type BillingInvoice = Readonly<{
  address: string;
  number: string;
  kind: 'invoice' | 'credit-note';
  issuedOn: string;
  currency: string;
  cents: number;
}>;

// $3: whether the reader may see invoices.
const billedBy = `
select i.address, i.number, i.kind, i.issued_on as "issuedOn", i.currency, sum(n.net_cents)::bigint as cents
from subscription s
join invoice_line n on n.customer_id = s.customer_id and n.subscription_number = s.number
join invoice i on i.customer_id = n.customer_id and i.id = n.invoice_id
where $3::boolean and s.customer_id = $1 and s.id = $2
group by i.id order by i.issued_on desc, i.id desc limit 13`;

/**
 * The latest invoices with lines for this service and what those lines add up to, excl. btw. One more than is shown.
 */
export const invoicesOfService = (customerId: number, id: string, mayInvoices: boolean): Statement<BillingInvoice> =>
  plain<BillingInvoice>(billedBy, customerId, id, mayInvoices);
