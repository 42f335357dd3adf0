import type { Bill, Head } from './bill.ts';

/** A row of the sums of both invoices. `total` rows are the sum of those above. */
export type Sum = Readonly<{
  key: 'exclusive' | 'tax' | 'inclusive' | 'prepaid' | 'rounding' | 'other' | 'payable';
  before: number;
  after: number;
  total: boolean;
}>;

type Amounts = Readonly<Record<Sum['key'], number>>;

/**
 * The amounts of one invoice such that exclusive + tax = inclusive and inclusive + prepaid + rounding + other =
 * payable, whatever the document left out.
 */
function amountsOf(bill: Bill): Amounts {
  const exclusive = exclusiveOf(bill);
  const inclusive = bill.inclusiveCents ?? exclusive + (bill.taxCents ?? 0);
  const prepaid = 0 - (bill.prepaidCents ?? 0);
  const rounding = bill.roundingCents ?? 0;
  return {
    exclusive,
    tax: inclusive - exclusive,
    inclusive,
    prepaid,
    rounding,
    other: bill.payableCents - inclusive - prepaid - rounding,
    payable: bill.payableCents,
  };
}

function exclusiveOf({ exclusiveCents, lineExtensionCents, allowances, lines }: Head & Pick<Bill, 'lines'>): number {
  if (exclusiveCents !== null) return exclusiveCents;
  return (
    (lineExtensionCents ?? lines.reduce((sum, { netCents }) => sum + netCents, 0)) +
    allowances.reduce((sum, { cents }) => sum + cents, 0)
  );
}

/** Both invoices from the total excl. btw to what is to be paid; rows that are nothing on both are left out. */
export function sumsOf(
  before: Bill,
  after: Bill,
): Readonly<{ sums: readonly Sum[]; exclusiveCents: number; payableCents: number }> {
  const [old, now] = [amountsOf(before), amountsOf(after)];
  const keys = ['exclusive', 'tax', 'inclusive', 'prepaid', 'rounding', 'other', 'payable'] as const;
  const extra = ['prepaid', 'rounding', 'other'] as const;
  const plain = extra.every((key) => old[key] === 0 && now[key] === 0);
  const sums = keys
    .filter((key) =>
      key === 'inclusive'
        ? !plain
        : key === 'exclusive' || key === 'tax' || key === 'payable' || old[key] !== 0 || now[key] !== 0,
    )
    .map((key) => ({ key, before: old[key], after: now[key], total: key === 'inclusive' || key === 'payable' }));
  return { sums, exclusiveCents: now.exclusive - old.exclusive, payableCents: now.payable - old.payable };
}
