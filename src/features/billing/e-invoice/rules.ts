import type { Draft } from './places.ts';
import type { Report } from './reading.ts';
import { checkCardinality } from './rules-cardinality.ts';
import { checkCodes, checkPeppolCodes } from './rules-codes.ts';
import { checkBinaries, checkDecimals } from './rules-decimals.ts';
import { checkDocument } from './rules-document.ts';
import { checkLines } from './rules-lines.ts';
import { checkNlcius } from './rules-nlcius.ts';
import { checkParties } from './rules-parties.ts';
import { checkPeppol, type Process } from './rules-peppol.ts';
import { checkPeppolCountries } from './rules-peppol-countries.ts';
import { checkIdentifiers } from './rules-peppol-identifiers.ts';
import { checkPeppolLines } from './rules-peppol-lines.ts';
import { checkPresence } from './rules-presence.ts';
import { checkSchema } from './rules-schema.ts';
import { checkTotals } from './rules-totals.ts';
import { checkVat } from './rules-vat.ts';
import { checkVatGroups } from './rules-vat-groups.ts';
import { rule, type Rule } from './rule.ts';

/** EN 16931 and the schema, for every document. */
const core = [
  checkPresence,
  checkParties,
  checkTotals,
  checkVat,
  checkVatGroups,
  checkLines,
  checkDecimals,
  checkCodes,
  checkDocument,
  checkSchema,
];
/** What EN 16931 adds to UBL. */
const ubl = [checkCardinality, checkBinaries];

/**
 * Runs the rules that the document says it follows, as the official validators choose them: EN 16931 always, Peppol and
 * NLCIUS by the specification it names. Rule ids are theirs (see releases.ts); conditions and words are ours.
 */
export function checkRules(draft: Draft, report: Report): void {
  const check: Rule = rule(draft, report);
  const name = draft.invoice.customization ?? '';
  for (const run of core) run(check);
  if (draft.invoice.syntax === 'ubl') {
    for (const run of ubl) run(check);
    const process = processOf(name);
    if (process) peppol(check, process);
    checkNlcius(check);
  }
  if (!name.startsWith('urn:cen.eu:en16931:2017'))
    check.warning('specification-unknown', draft.root, [
      'The document does not say that it follows EN 16931. It is read as well as possible. Ask for a Peppol BIS 3 or NLCIUS invoice.',
      'Het document zegt niet dat het EN 16931 volgt. We lezen het zo goed mogelijk. Vraag om een factuur volgens Peppol BIS 3 of NLCIUS.',
    ]);
}

function processOf(name: string): Process | null {
  if (name.includes('urn:fdc:peppol.eu:2017:poacc:billing:3.0')) return 'billing';
  return name.includes('urn:fdc:peppol.eu:2017:poacc:selfbilling:3.0') ? 'selfbilling' : null;
}

/** What Peppol BIS Billing 3 adds; self-billing leaves the rules of each country out. */
function peppol(check: Rule, process: Process): void {
  checkPeppol(check, process);
  checkPeppolLines(check);
  checkPeppolCodes(check);
  checkIdentifiers(check);
  if (process === 'billing') checkPeppolCountries(check);
}
