/**
 * A line of an invoice as far as its amount is concerned. Quantity and price are the document's decimal texts,
 * `netCents` its amount excl. btw.
 */
export type Line = Readonly<{
  position: number;
  name: string | null;
  description: string | null;
  note: string | null;
  itemId: string | null;
  subscriptionNumber: string | null;
  quantity: string | null;
  unit: string | null;
  price: string | null;
  baseQuantity: string | null;
  netCents: number;
  periodStart: string | null;
  periodEnd: string | null;
  /** The service this line bills, when we know it. */
  service: Service | null;
}>;

/** A service as far as it can be the cause of a difference. `id` leads to its page; null when it has none any more. */
export type Service = Readonly<{
  id: string | null;
  product: string;
  group: string;
  billingPeriod: 'month' | 'quarter' | 'year' | 'once';
  startedOn: string | null;
  endsOn: string | null;
  plannedOn: string | null;
}>;

/** The amounts of an invoice, in cents; null where the document names none. */
export type Head = Readonly<{
  address: string;
  number: string;
  issuedOn: string;
  periodStart: string | null;
  periodEnd: string | null;
  currency: string;
  lineExtensionCents: number | null;
  exclusiveCents: number | null;
  taxCents: number | null;
  inclusiveCents: number | null;
  prepaidCents: number | null;
  roundingCents: number | null;
  payableCents: number;
  /** Discounts (negative) and surcharges on the invoice as a whole. */
  allowances: readonly Readonly<{ reason: string; cents: number }>[];
}>;

export type Bill = Head & Readonly<{ lines: readonly Line[] }>;

/** What people read first on a line. */
export const titleOf = (line: Line): string =>
  line.name ?? line.description ?? line.note ?? line.itemId ?? String(line.position);
