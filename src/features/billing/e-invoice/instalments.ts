import { decimal } from './decimal.ts';
import type { Instalment } from './invoice.ts';
import { amountAt, dateAt, type Reading } from './reading.ts';
import { children, type Element, find, textAt } from './xml-tree.ts';

/** Parts to pay, earliest first (none when all is due on one day), and the day that the terms give for the whole. */
type Terms = Readonly<{ instalments: readonly Instalment[]; dueDate: string | null }>;

/** Terms that give a discount for paying early are a choice, not a part, and their day is not that of the invoice. */
type Dated = Instalment & Readonly<{ early: boolean }>;

/** What the payment terms of a UBL document say of when to pay. */
export function ublTerms(reading: Reading, root: Element): Terms {
  const discounts = ['cbc:SettlementDiscountPercent', 'cbc:SettlementDiscountAmount'];
  return termsOf(
    children(root, 'cac:PaymentTerms').slice(0, reading.limits.groups),
    (terms) => dateAt(reading, terms, 'cbc:PaymentDueDate') ?? dateAt(reading, terms, 'cbc:InstallmentDueDate'),
    (terms) => [amountAt(reading, terms, 'cbc:Amount'), amountAt(reading, terms, 'cbc:PaymentPercent')],
    (terms) => discounts.some((name) => (decimal(textAt(terms, name))?.units ?? 0n) !== 0n),
  );
}

/** The same of a CII document, which writes a day in one of two types. */
export function ciiTerms(reading: Reading, settlement: Element | null): Terms {
  const day = 'ram:DueDateDateTime';
  return termsOf(
    children(settlement, 'ram:SpecifiedTradePaymentTerms').slice(0, reading.limits.groups),
    (terms) =>
      dateAt(reading, terms, `${day}/udt:DateTimeString`) ?? dateAt(reading, terms, `${day}/qdt:DateTimeString`),
    (terms) => [
      amountAt(reading, terms, 'ram:PartialPaymentAmount'),
      amountAt(reading, terms, 'ram:PartialPaymentPercent'),
    ],
    (terms) => find(terms, 'ram:ApplicableTradePaymentDiscountTerms') !== null,
  );
}

function termsOf(
  all: readonly Element[],
  dayOf: (terms: Element) => string | null,
  partOf: (terms: Element) => readonly [amount: string | null, percent: string | null],
  isEarly: (terms: Element) => boolean,
): Terms {
  const dated = all.flatMap((terms): Dated[] => {
    const dueDate = dayOf(terms);
    if (dueDate === null) return [];
    const [amount, percent] = partOf(terms);
    return [{ dueDate, amount, percent, early: isEarly(terms) }];
  });
  const owed = dated.filter(({ early }) => !early).toSorted((a, b) => a.dueDate.localeCompare(b.dueDate));
  const several = new Set(owed.map(({ dueDate }) => dueDate)).size > 1;
  const instalments = owed.map(({ dueDate, amount, percent }) => Object.freeze({ dueDate, amount, percent }));
  return {
    instalments: Object.freeze(several ? instalments : []),
    dueDate: (owed.at(-1) ?? dated.at(-1))?.dueDate ?? null,
  };
}

/** The day on which all must have been paid: one that the document names, but never before its last instalment. */
export function lastDueDate(named: string | null, { instalments, dueDate }: Terms): string | null {
  const last = instalments.at(-1)?.dueDate;
  return last !== undefined && (named === null || named < last) ? last : (named ?? dueDate);
}
