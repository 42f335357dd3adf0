import type { AllowanceCharge, Amount, Limits, Problem } from './invoice.ts';
import { decimal } from './decimal.ts';
import { fatal, type ProblemList, quote, warning, type Words } from './problems.ts';
import { type Element, find, pathOf, textAt } from './xml-tree.ts';

/** What the readers of one document share: its limits, and where to put what is wrong. */
export type Reading = Readonly<{
  limits: Limits;
  problems: ProblemList;
  /** Decoded bytes of attachments so far, to bound their total. */
  spent: { bytes: number };
}>;

export type Report = (severity: Problem['severity'], code: string, at: Element, words: Words) => void;

export function reporter(problems: ProblemList): Report {
  return (severity, code, at, words) =>
    problems.add(() => (severity === 'fatal' ? fatal : warning)(code, pathOf(at), words));
}

/** The decimal at a path, word for word; null with a problem when it is no decimal. */
export function amountAt(reading: Reading, element: Element | null, path: string): Amount | null {
  const found = find(element, path);
  if (!found || found.text === '') return null;
  if (decimal(found.text)) return found.text;
  reporter(reading.problems)('fatal', 'amount-unreadable', found, [
    `${quote(found.text)} is not a number. Write it as digits with a point, such as 1234.50.`,
    `${quote(found.text)} is geen getal. Schrijf het als cijfers met een punt, zoals 1234.50.`,
  ]);
  return null;
}

/** The date at a path as YYYY-MM-DD. UBL writes it so, perhaps with a time zone; CII writes YYYYMMDD (format 102). */
export function dateAt(reading: Reading, element: Element | null, path: string): string | null {
  const found = find(element, path);
  if (!found || found.text === '') return null;
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(found.text);
  const date = parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : '';
  if (isDate(date)) return date;
  reporter(reading.problems)('fatal', 'date-unreadable', found, [
    `${quote(found.text)} is not a date. Write it as 2026-11-30.`,
    `${quote(found.text)} is geen datum. Schrijf hem als 2026-11-30.`,
  ]);
  return null;
}

export function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/**
 * What a line bills (BT-128): the reference of type 130, else one that tells no type. A reference of another type (an
 * order, a packing slip) names no object.
 */
export function invoicedObject(references: readonly Element[], id: string, type: string): string | null {
  const named = references.filter((one) => textAt(one, id) !== null);
  const found = named.find((one) => textAt(one, type) === '130') ?? named.find((one) => textAt(one, type) === null);
  return textAt(found, id);
}

/** Amount totals of allowances or charges are compared per kind. */
export function ofKind(list: readonly AllowanceCharge[], charge: boolean): readonly AllowanceCharge[] {
  return list.filter((one) => one.charge === charge);
}
