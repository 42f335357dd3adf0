import type { Service } from './bill.ts';
import type { Figures } from './rules-split.ts';
import type { Sum } from './rules-sums.ts';

export const categories = [
  'new',
  'gone',
  'quantity',
  'price',
  'prorata',
  'once',
  'usage',
  'discount',
  'unmatched',
  'rest',
] as const;
export type Category = (typeof categories)[number];

/** What happened, as far as the services and the lines tell. */
export type Cause =
  | Readonly<{ kind: 'started' | 'ended' | 'planned' | 'changed'; on: string }>
  /** The service ran already when the other invoice was made; it was billed from now on. */
  | Readonly<{
      kind:
        | 'appeared'
        | 'vanished'
        | 'quantity'
        | 'price'
        | 'used'
        | 'discount'
        | 'unmatched'
        | 'rounding'
        | 'unlisted';
    }>
  | Readonly<{ kind: 'indexed'; percent: number }>
  | Readonly<{ kind: 'part' | 'part-before'; from: string | null; to: string | null; on: string | null }>
  | Readonly<{ kind: 'once' | 'once-before' | 'seldom' | 'seldom-before'; on: string | null }>;

/** One reason why an invoice differs, with its share in cents excl. btw. */
export type Part = Readonly<{
  category: Category;
  cents: number;
  name: string;
  subscriptionNumber: string | null;
  service: Service | null;
  before: Figures | null;
  after: Figures | null;
  cause: Cause;
}>;

export type Unchanged = Readonly<{
  name: string;
  subscriptionNumber: string | null;
  service: Service | null;
  cents: number;
}>;

/** `parts` add up to the difference excl. btw; `sums` lead from there to the difference to pay. */
export type Comparison = Readonly<{
  parts: readonly Part[];
  unchanged: readonly Unchanged[];
  sums: readonly Sum[];
  exclusiveCents: number;
  payableCents: number;
}>;
