import { quote } from './problems.ts';
import { anywhere, type Rule } from './rule.ts';
import type { Element } from './xml-tree.ts';

/** Rule and test of a number, by the scheme it is in. */
const schemes: Readonly<Record<string, readonly [code: string, right: (text: string) => boolean]>> = Object.freeze({
  '0007': ['PEPPOL-COMMON-R049', (text) => /^\d{10}$/.test(text) && luhn(text)],
  '0088': ['PEPPOL-COMMON-R040', gln],
  '0096': ['PEPPOL-COMMON-R052', (text) => /^\d{10}$/.test(text)],
  '0151': ['PEPPOL-COMMON-R050', australian],
  '0184': ['PEPPOL-COMMON-R042', (text) => /^(?:DK)?\d{8}$/.test(text)],
  '0192': ['PEPPOL-COMMON-R041', norwegian],
  '0198': ['PEPPOL-COMMON-R053', (text) => /^DK\d{8}$/.test(text)],
  '0208': [
    'PEPPOL-COMMON-R043',
    (text) => /^\d{10}$/.test(text) && 97 - (Number(text.slice(0, 8)) % 97) === Number(text.slice(8)),
  ],
});

/** Numbers of organisations whose form or check digit Peppol knows (PEPPOL-COMMON-R040 to -R053). */
export function checkIdentifiers(check: Rule): void {
  for (const path of ['cbc:EndpointID', 'cbc:CompanyID', 'cac:PartyIdentification/cbc:ID'])
    for (const id of anywhere(check, path)) {
      const scheme = id.attributes['schemeID'] ?? '';
      const [code, right] = Object.hasOwn(schemes, scheme) ? (schemes[scheme] ?? []) : [];
      if (code && right && !right(id.text)) wrongNumber(check, code, id);
    }
}

export function wrongNumber(check: Rule, code: string, at: Element): void {
  check.fatal(code, at, [
    `The number ${quote(at.text)} has a wrong form or check digit. Check the number.`,
    `Het nummer ${quote(at.text)} heeft een verkeerde vorm of een verkeerd controlecijfer. Kijk het nummer na.`,
  ]);
}

/** Luhn over all digits, doubling every second one from the right. */
export function luhn(text: string): boolean {
  return (
    weighted(text, (digit, place) => (place % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2)) % 10 === 0
  );
}

/** GS1: weights 1, 3, 1, 3 … from the right. */
function gln(text: string): boolean {
  return weighted(text, (digit, place) => (place % 2 === 0 ? digit : digit * 3)) % 10 === 0;
}

/** Nine digits, the last one modulo 11 with weights 2 to 7 from the right. */
export function norwegian(text: string): boolean {
  if (!/^\d{9}$/.test(text) || Number(text) === 0) return false;
  return (
    (11 - (weighted(text.slice(0, -1), (digit, place) => digit * ((place % 6) + 2)) % 11)) % 11 === Number(text.at(-1))
  );
}

/** An Australian Business Number: eleven digits, one less in the first, modulo 89. */
function australian(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false;
  const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
  return (
    [...text].reduce(
      (total, digit, place) => total + (Number(digit) - (place === 0 ? 1 : 0)) * (weights[place] ?? 0),
      0,
    ) %
      89 ===
    0
  );
}

/** The sum of all digits, each weighed by its place from the right; NaN for what is no number. */
function weighted(text: string, weigh: (digit: number, place: number) => number): number {
  if (!/^\d{2,40}$/.test(text)) return Number.NaN;
  return [...text].reverse().reduce((total, digit, place) => total + weigh(Number(digit), place), 0);
}
