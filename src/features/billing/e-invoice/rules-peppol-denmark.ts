import { decimalOrZero } from './decimal.ts';
import { anywhere, isCreditNoteRoot, missing, type Rule } from './rule.ts';
import { children, type Element, find, findAll, textAt } from './xml-tree.ts';

/** DK-R-002 to DK-R-017: suppliers in Denmark; most only ask it within Denmark. */
export function checkDenmark(check: Rule, domestic: boolean): void {
  const { root, invoice } = check;
  const ids = findAll(root, 'cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID');
  if (!ids[0]?.text)
    check.fatal('DK-R-002', root, missing('CVR number of the supplier', 'het CVR-nummer van de leverancier'));
  if (ids[0] && ids[0].attributes['schemeID'] !== '0184')
    check.fatal('DK-R-014', ids[0], [
      'A Danish supplier is named by its CVR number (schemeID 0184). Use that.',
      'Een Deense leverancier heeft een CVR-nummer (schemeID 0184). Gebruik dat.',
    ]);
  if (!domestic) return;
  if (isCreditNoteRoot(check) && decimalOrZero(invoice.payable).units < 0n)
    check.fatal('DK-R-016', check.totals, [
      'A Danish credit note cannot have a negative total. Make it positive.',
      'Een Deense creditnota kan geen negatief totaal hebben. Maak het positief.',
    ]);
  for (const side of ['Supplier', 'Customer'])
    for (const id of findAll(root, `cac:Accounting${side}Party/cac:Party/cac:PartyIdentification/cbc:ID`)) {
      if (!id.attributes['schemeID'])
        check.fatal('DK-R-013', id, missing('kind (schemeID) of the number', 'de soort (schemeID) van het nummer'));
    }
  const buyer = find(root, 'cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID');
  if (buyer && buyer.attributes['schemeID'] !== '0184')
    check.fatal('DK-R-017', buyer, [
      'A Danish customer is named by its CVR number (schemeID 0184). Use that.',
      'Een Deense klant heeft een CVR-nummer (schemeID 0184). Gebruik dat.',
    ]);
  for (const line of check.lines) {
    const codes = findAll(line, 'cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode');
    const version = codes.some((code) =>
      ['19.05.01', '19.0501', '26.08.01', '26.0801'].includes(code.attributes['listVersionID'] ?? ''),
    );
    if (codes.some((code) => code.attributes['listID'] === 'TST') && !version)
      check.fatal('DK-R-003', line, [
        'A UNSPSC code (TST) in Denmark is of version 19.05.01 or 26.08.01. State it in listVersionID.',
        'Een UNSPSC-code (TST) is in Denemarken van versie 19.05.01 of 26.08.01. Noem die in listVersionID.',
      ]);
  }
  for (const one of anywhere(check, 'cac:AllowanceCharge')) {
    const reason = textAt(one, 'cbc:AllowanceChargeReason') ?? '';
    if (
      textAt(one, 'cbc:AllowanceChargeReasonCode') === 'ZZZ' &&
      !/^\d{4}$/.test(reason) &&
      !/^[^#][^]*#[^]*[^#]$/.test(reason)
    )
      check.fatal('DK-R-004', one, [
        'A Danish tax other than VAT (ZZZ) names its number of four digits as reason. Add it.',
        'Een Deense belasting die geen btw is (ZZZ) noemt haar nummer van vier cijfers als reden. Vul dit aan.',
      ]);
  }
  if (invoice.kind === 'invoice') for (const means of children(root, 'cac:PaymentMeans')) payment(check, means);
}

const allowed = ['1', '10', '31', '42', '48', '49', '50', '58', '59', '93', '97'];

function payment(check: Rule, means: Element): void {
  const code = textAt(means, 'cbc:PaymentMeansCode') ?? '';
  const account = textAt(means, 'cac:PayeeFinancialAccount/cbc:ID') ?? '';
  const reference = textAt(means, 'cbc:PaymentID') ?? '';
  const kind = reference.slice(0, 3);
  const wrong = (id: string, en: string, nl: string): void => check.fatal(id, means, [en, nl]);
  if (!allowed.includes(code))
    wrong(
      'DK-R-005',
      `In Denmark the way to pay is one of ${allowed.join(', ')}. Use one of these.`,
      `In Denemarken is de betaalwijze één van ${allowed.join(', ')}. Gebruik er één van.`,
    );
  if (
    (code === '31' || code === '42') &&
    !(account && textAt(means, 'cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID'))
  )
    wrong(
      'DK-R-006',
      'The account and its registration number are missing. Add them.',
      'Het rekeningnummer en het registratienummer ontbreken. Vul ze aan.',
    );
  if (
    code === '49' &&
    !(
      textAt(means, 'cac:PaymentMandate/cbc:ID') && textAt(means, 'cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID')
    )
  )
    wrong(
      'DK-R-007',
      'The mandate and the account that is debited are missing. Add them.',
      'De machtiging en de rekening waarvan wordt afgeschreven ontbreken. Vul ze aan.',
    );
  if (code === '50') {
    if (!(['01#', '04#', '15#'].includes(kind) && /^\d{7,8}$/.test(account)))
      wrong(
        'DK-R-008',
        'Giro (50) needs a reference that begins with 01#, 04# or 15# and an account of 7 or 8 digits. Correct them.',
        'Giro (50) vraagt een kenmerk dat begint met 01#, 04# of 15# en een rekening van 7 of 8 cijfers. Verbeter dit.',
      );
    if ((kind === '04#' || kind === '15#') && reference.length !== 19)
      wrong(
        'DK-R-009',
        'Behind 04# or 15# come 16 digits. Correct the reference.',
        'Achter 04# of 15# komen 16 cijfers. Verbeter het kenmerk.',
      );
  }
  if (code === '93') {
    if (!(['71#', '73#', '75#'].includes(kind) && account.length === 8))
      wrong(
        'DK-R-010',
        'FIK (93) needs a reference that begins with 71#, 73# or 75# and an account of 8 digits. Correct them.',
        'FIK (93) vraagt een kenmerk dat begint met 71#, 73# of 75# en een rekening van 8 cijfers. Verbeter dit.',
      );
    if ((kind === '71#' || kind === '75#') && reference.length !== 18 && reference.length !== 19)
      wrong(
        'DK-R-011',
        'Behind 71# or 75# come 15 or 16 digits. Correct the reference.',
        'Achter 71# of 75# komen 15 of 16 cijfers. Verbeter het kenmerk.',
      );
  }
}
