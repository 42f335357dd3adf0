import { decimal } from './decimal.ts';
import { inUbl } from './required.ts';
import { inCii } from './required-cii.ts';
import { anywhere, missing, type Rule } from './rule.ts';
import { type Element, find, textAt } from './xml-tree.ts';

/**
 * Mandatory fields (BR-01 to BR-65, as far as they only ask that something is there), by path, so that the place is
 * named.
 */
export function checkPresence(check: Rule): void {
  const ubl = check.invoice.syntax === 'ubl';
  for (const [code, groups, path, en, nl] of ubl ? inUbl : inCii) {
    for (const group of groups === '.' ? [check.root] : groups.split('|').flatMap((one) => anywhere(check, one))) {
      if (!path.split('|').some((one) => isThere(group, one))) check.fatal(code, group, missing(en, nl));
    }
  }
  if (!check.totals)
    check.fatal(
      'BR-15',
      check.root,
      missing(
        `group of totals (${ubl ? 'cac:LegalMonetaryTotal' : 'ram:SpecifiedTradeSettlementHeaderMonetarySummation'})`,
        'de groep met totalen',
      ),
    );
  if (check.lines.length === 0)
    check.fatal(
      'BR-16',
      check.root,
      missing('first line: an invoice has at least one', 'de eerste regel (een factuur heeft er minstens één)'),
    );
  whenDue(check, ubl ? find(check.totals, 'cbc:PayableAmount') : check.totals);
}

/** 'a/b' must have a text, '+a/b' must only be there, 'a@b' must have the attribute. */
function isThere(group: Element, path: string): boolean {
  if (path.startsWith('+')) return find(group, path.slice(1)) !== null;
  const [place = '', attribute] = path.split('@');
  return attribute === undefined
    ? textAt(group, place) !== null
    : find(group, place)?.attributes[attribute] !== undefined;
}

/**
 * An amount to pay needs a date or terms; an invoice that is paid, or a credit note, does not (BR-CO-25: of the
 * standard; release 1.3.16 took it out, so it is a warning).
 */
function whenDue(check: Rule, payable: Element | null): void {
  const { invoice } = check;
  if (invoice.kind !== 'invoice' || (decimal(invoice.payable)?.units ?? 0n) <= 0n) return;
  const given =
    invoice.syntax === 'ubl'
      ? check.names.has('cbc:DueDate') || anywhere(check, 'cac:PaymentTerms/cbc:Note').length > 0
      : (invoice.dueDate ?? invoice.paymentTerms);
  if (given) return;
  const elsewhere = invoice.dueDate;
  check.warning(
    'BR-CO-25',
    payable,
    elsewhere === null
      ? [
          'There is an amount to pay but neither a due date nor payment terms. Add one of them.',
          'Er is een bedrag te betalen, maar geen vervaldatum of betalingsvoorwaarde. Vul er één in.',
        ]
      : [
          `The due date ${elsewhere} stands where EN 16931 does not look for it. Put it in cbc:DueDate too,
            or say it in the note of the payment terms.`,
          `De vervaldatum ${elsewhere} staat waar EN 16931 hem niet zoekt. Zet hem ook in cbc:DueDate, of in de tekst van de betalingsvoorwaarde.`,
        ],
  );
}
