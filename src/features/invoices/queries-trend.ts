import type { Statement } from '../../database/flight.ts';
import { plain } from '../../database/statement.ts';

const trend = `
select extract(year from i.issued_on) * 12 + extract(month from i.issued_on) as month,
  sum(case when i.kind = 'credit-note' then -1 else 1 end * coalesce(i.tax_inclusive_cents, i.payable_cents))::bigint as cents
from invoice i where i.customer_id = $1 and i.currency = 'EUR' group by 1 order by 1 desc limit 12`;

/** What was invoiced in each of the newest twelve months with an invoice: euros incl. btw in cents, the newest first. Credit notes subtract. */
export const invoiceTrend = (customerId: number): Statement<{ cents: number }> => plain(trend, customerId);
