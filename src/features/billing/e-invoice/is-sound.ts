import { absolute, add, compare, type Decimal, decimal, decimalOrZero, format, subtract, sum } from './decimal.ts';
import type { EInvoice, InvoiceDraft, Problem } from './invoice.ts';
import { fatal, type Words } from './problems.ts';
import { isSiUbl1 } from './releases.ts';

export type Soundness = Readonly<{ sound: boolean; reasons: readonly Problem[] }>;

const cent: Decimal = { units: 1n, scale: 2 };

/**
 * May this document be stored at all, perhaps with problems? Yes if one can tell who sent which invoice when, and its
 * totals agree to a cent: exclusive + tax = inclusive, inclusive − prepaid + rounding = payable. The reasons of a no
 * carry the codes of the EN 16931 rules they come from. Paths are by field name; the reader gives the exact place.
 */
export function isSound(invoice: InvoiceDraft): Soundness {
  const reasons = [
    ...identity(invoice),
    ...(['taxExclusive', 'taxInclusive', 'payable'] as const).flatMap((name) => needed(invoice, name)),
  ];
  if (invoice.currency) reasons.push(...contradictions(invoice));
  return Object.freeze({ sound: reasons.length === 0, reasons: Object.freeze(reasons) });
}

/** A sound draft has all that an EInvoice needs. */
export function sound(invoice: InvoiceDraft): EInvoice | null {
  const { number, issueDate, currency, payable } = invoice;
  if (!number || !issueDate || !currency || !payable || !isSound(invoice).sound) return null;
  return Object.freeze({ ...invoice, number, issueDate, currency, payable });
}

function identity(invoice: InvoiceDraft): Problem[] {
  const { supplier } = invoice;
  const known = supplier.name || supplier.legalId || supplier.vatId || supplier.endpointId;
  return [
    ...missing('BR-02', 'number', invoice.number, ['invoice number', 'factuurnummer']),
    ...missing('BR-03', 'issueDate', invoice.issueDate, ['issue date', 'factuurdatum']),
    ...missing('BR-05', 'currency', invoice.currency, ['currency', 'munteenheid']),
    ...missing('BR-06', 'supplier', known || null, ['supplier', 'leverancier']),
  ];
}

function missing(code: string, path: string, value: string | null, [en, nl]: Words): Problem[] {
  return value
    ? []
    : [
        fatal(code, path, [
          `The ${en} is missing. Add it and send the document again.`,
          `De/het ${nl} ontbreekt. Vul aan en stuur het document opnieuw.`,
        ]),
      ];
}

const totalNames = {
  taxExclusive: ['BR-13', 'total without VAT', 'totaal zonder btw'],
  taxInclusive: ['BR-14', 'total with VAT', 'totaal met btw'],
  payable: ['BR-15', 'amount to pay', 'te betalen bedrag'],
} as const;

function needed(invoice: InvoiceDraft, name: keyof typeof totalNames): Problem[] {
  const [code, en, nl] = totalNames[name];
  return decimal(invoice[name])
    ? []
    : [
        fatal(code, name, [
          `The ${en} is missing or is not a number. Add it and send the document again.`,
          `Het ${nl} ontbreekt of is geen getal. Vul het aan en stuur het document opnieuw.`,
        ]),
      ];
}

function contradictions(given: InvoiceDraft): Problem[] {
  const found = contradict(given);
  // SI-UBL 1.1 and 1.2 count the rounding into the total with VAT; since EN 16931 it comes after it.
  if (found.length === 0 || !isSiUbl1(given) || given.rounding === null) return found;
  const exclusive = decimal(given.taxExclusive);
  return contradict({
    ...given,
    rounding: null,
    taxExclusive: exclusive ? format(add(exclusive, decimalOrZero(given.rounding))) : null,
  });
}

/** The VAT as stated, else what the rates add up to. */
const taxOf = ({ taxTotal, vat }: InvoiceDraft): Decimal =>
  decimal(taxTotal) ?? sum(vat.map(({ tax }) => decimalOrZero(tax)));

function contradict(invoice: InvoiceDraft): Problem[] {
  const [exclusive, inclusive, payable] = [
    decimal(invoice.taxExclusive),
    decimal(invoice.taxInclusive),
    decimal(invoice.payable),
  ];
  const found: Problem[] = [];
  if (exclusive && inclusive && apart(add(exclusive, taxOf(invoice)), inclusive))
    found.push(
      fatal('BR-CO-15', 'taxInclusive', [
        `${invoice.taxExclusive} without VAT plus ${invoice.taxTotal ?? format(taxOf(invoice))} VAT is not ${invoice.taxInclusive}. Correct the totals.`,
        `${invoice.taxExclusive} zonder btw plus ${invoice.taxTotal ?? format(taxOf(invoice))} btw is niet ${invoice.taxInclusive}. Verbeter de totalen.`,
      ]),
    );
  if (inclusive && payable) {
    const due = add(subtract(inclusive, decimalOrZero(invoice.prepaid)), decimalOrZero(invoice.rounding));
    if (apart(due, payable))
      found.push(
        fatal('BR-CO-16', 'payable', [
          `${invoice.taxInclusive} with VAT, minus ${invoice.prepaid ?? '0'} paid, plus ${invoice.rounding ?? '0'} rounding is not ${invoice.payable}. Correct the totals.`,
          `${invoice.taxInclusive} met btw, min ${invoice.prepaid ?? '0'} betaald, plus ${invoice.rounding ?? '0'} afronding is niet ${invoice.payable}. Verbeter de totalen.`,
        ]),
      );
  }
  return found;
}

function apart(a: Decimal, b: Decimal): boolean {
  return compare(absolute(subtract(a, b)), cent) > 0;
}
