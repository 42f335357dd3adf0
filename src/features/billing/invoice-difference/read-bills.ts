import { toCents } from '../e-invoice/index.ts';
import type { Bill, Head } from './bill.ts';
import type { LineRow, SeriesRow } from './queries.ts';

export type Pair = Readonly<{ own: SeriesRow; after: Bill; before: Bill | null; series: readonly SeriesRow[] }>;

/** The rows of one flight as the two invoices to compare; null when there is no such invoice. */
export function readBills(rows: readonly SeriesRow[], lines: readonly LineRow[]): Pair | null {
  const own = rows.find((row) => row.own);
  if (own === undefined) return null;
  const chosen = rows.find((row) => row.chosen);
  return {
    own,
    after: billOf(
      own,
      lines.filter((line) => line.own),
    ),
    before:
      chosen === undefined
        ? null
        : billOf(
            chosen,
            lines.filter((line) => !line.own),
          ),
    series: rows.filter((row) => !row.own),
  };
}

function billOf(
  { own: _own, chosen: _chosen, kind: _kind, allowances, ...head }: SeriesRow,
  lines: readonly LineRow[],
): Bill {
  return { ...head, allowances: allowancesOf(allowances), lines: lines.map(lineOf) };
}

function lineOf({
  own: _own,
  known,
  id,
  product,
  group,
  billingPeriod,
  startedOn,
  endsOn,
  plannedOn,
  ...line
}: LineRow): Bill['lines'][number] {
  return { ...line, service: known ? { id, product, group, billingPeriod, startedOn, endsOn, plannedOn } : null };
}

/** Discounts and surcharges as the document holds them; older documents may hold none. */
function allowancesOf(kept: unknown): Head['allowances'] {
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((one: { charge?: unknown; amount?: unknown; reason?: unknown }) => {
    const cents = typeof one.amount === 'string' ? toCents(one.amount) : null;
    return cents === null
      ? []
      : [{ reason: typeof one.reason === 'string' ? one.reason : '', cents: one.charge === true ? cents : 0 - cents }];
  });
}
