import { listed } from './rules-codes.ts';
import { decimal } from './decimal.ts';
import { quote } from './problems.ts';
import { isDate } from './reading.ts';
import { anywhere, isCreditNoteRoot, missing, type Rule } from './rule.ts';
import { children, find, textAt } from './xml-tree.ts';

/** The two processes of Peppol BIS Billing 3: the supplier makes the invoice, or the customer does (self-billing). */
export type Process = 'billing' | 'selfbilling';

/** Peppol BIS Billing 3, the rules on the whole document. */
export function checkPeppol(check: Rule, process: Process): void {
  const { root, invoice } = check;
  const name = `urn:fdc:peppol.eu:2017:poacc:${process}:01:1.0`;
  if (!invoice.profile)
    check.fatal(
      'PEPPOL-EN16931-R001',
      root,
      missing('business process (cbc:ProfileID)', 'het bedrijfsproces (cbc:ProfileID)'),
    );
  else if (!new RegExp(`urn:fdc:peppol.eu:2017:poacc:${process}:[0-9]{2}:1.0`).test(invoice.profile))
    check.fatal('PEPPOL-EN16931-R007', find(root, 'cbc:ProfileID'), [
      `The business process must be ${name}. Use that.`,
      `Het bedrijfsproces moet ${name} zijn. Gebruik dat.`,
    ]);
  if (invoice.customization?.includes('::') && process === 'billing')
    check.fatal('PEPPOL-EN16931-R004', find(root, 'cbc:CustomizationID'), [
      'The specification (cbc:CustomizationID) is not written as Peppol does. Copy it from the specification.',
      'De specificatie (cbc:CustomizationID) is niet geschreven zoals Peppol dat doet. Neem hem over uit de specificatie.',
    ]);
  const german = isGerman(check);
  if (children(root, 'cbc:Note').length > 1 && !german)
    check.fatal('PEPPOL-EN16931-R002', root, [
      'Peppol allows one note for the whole invoice. Join them.',
      'Peppol laat één opmerking toe voor de hele factuur. Voeg ze samen.',
    ]);
  if (!find(root, 'cbc:BuyerReference') && !find(root, 'cac:OrderReference/cbc:ID'))
    check.fatal(
      'PEPPOL-EN16931-R003',
      root,
      missing('reference of the customer or order number', 'het kenmerk van de klant of het ordernummer'),
    );
  if (invoice.taxCurrency && invoice.taxCurrency === invoice.currency)
    check.fatal('PEPPOL-EN16931-R005', find(root, 'cbc:TaxCurrencyCode'), [
      'The VAT currency is the same as the invoice currency. Leave it out.',
      'De munteenheid voor btw is dezelfde als die van de factuur. Laat hem weg.',
    ]);
  endpoints(check);
  taxTotals(check);
  for (const means of children(root, 'cac:PaymentMeans')) {
    if (['49', '59'].includes(textAt(means, 'cbc:PaymentMeansCode') ?? '') && !find(means, 'cac:PaymentMandate/cbc:ID'))
      check.fatal(
        'PEPPOL-EN16931-R061',
        means,
        missing('mandate of the direct debit', 'het kenmerk van de machtiging'),
      );
  }
  for (const found of check.names.values())
    for (const element of found)
      if (element.children.length === 0 && element.text === '')
        check.fatal('PEPPOL-EN16931-R008', element, [
          'Peppol does not allow empty elements. Fill it in or leave it out.',
          'Peppol laat geen lege elementen toe. Vul het in of laat het weg.',
        ]);
  if (
    children(root, 'cac:AdditionalDocumentReference').filter((one) => textAt(one, 'cbc:DocumentTypeCode') === '50')
      .length > 1 &&
    isCreditNoteRoot(check)
  )
    check.fatal('PEPPOL-EN16931-R080', root, [
      'A credit note names one project (type 50). Keep one.',
      'Een creditnota noemt één project (soort 50). Houd er één.',
    ]);
  currencies(check);
  types(check, process);
  for (const date of dateNames.flatMap((one) => anywhere(check, `cbc:${one}`)))
    if (!isDate(date.text))
      check.fatal('PEPPOL-EN16931-F001', date, [
        `${quote(date.text)} is not a date such as 2026-11-30. Write it so.`,
        `${quote(date.text)} is geen datum zoals 2026-11-30. Schrijf hem zo.`,
      ]);
  vatex(check);
}

const dateNames = ['IssueDate', 'DueDate', 'TaxPointDate', 'StartDate', 'EndDate', 'ActualDeliveryDate'] as const;

/** Both in Germany, as Peppol tells: by their addresses. */
export function isGerman({ invoice }: Rule): boolean {
  return invoice.supplier.country?.toUpperCase() === 'DE' && invoice.customer.country?.toUpperCase() === 'DE';
}

const selfBilled: Readonly<Record<string, readonly string[]>> = { invoice: ['389', '527'], 'credit-note': ['261'] };

/** P0100, P0101, P0112: which kinds of invoice each process knows. */
function types(check: Rule, process: Process): void {
  const { typeCode, profile } = check.invoice;
  const kind = isCreditNoteRoot(check) ? 'credit-note' : 'invoice';
  const number = /urn:fdc:peppol.eu:2017:poacc:(?:selfbilling|billing):([0-9]{2}):1.0/.exec(profile ?? '')?.[1];
  const at = find(check.root, kind === 'invoice' ? 'cbc:InvoiceTypeCode' : 'cbc:CreditNoteTypeCode');
  if (!at) return;
  const code = kind === 'invoice' ? 'PEPPOL-EN16931-P0100' : 'PEPPOL-EN16931-P0101';
  if (process === 'billing') {
    if (number === '01' || number === '02')
      listed(check, code, kind === 'invoice' ? 'peppol-invoice-types' : 'peppol-credit-note-types', at, at.text);
    if (kind === 'invoice' && (typeCode === '326' || typeCode === '384') && !isGerman(check))
      check.fatal('PEPPOL-EN16931-P0112', at, [
        'Types 326 and 384 are for invoices within Germany. Use 380.',
        'Soort 326 en 384 zijn voor facturen binnen Duitsland. Gebruik 380.',
      ]);
  } else if (number === '01' && !selfBilled[kind]?.includes(at.text)) {
    const use = selfBilled[kind]?.join(', ');
    check.fatal(code, at, [
      `An invoice that the customer makes has type ${use}. Use that.`,
      `Een factuur die de klant maakt heeft soort ${use}. Gebruik die.`,
    ]);
  }
}

function endpoints(check: Rule): void {
  const parties = [
    ['R010', 'Customer', 'klant'],
    ['R020', 'Supplier', 'leverancier'],
  ] as const;
  for (const [code, side, nl] of parties) {
    const party = find(check.root, `cac:Accounting${side}Party/cac:Party`);
    const endpoint = find(party, 'cbc:EndpointID');
    if (party && !endpoint)
      check.fatal(
        `PEPPOL-EN16931-${code}`,
        party,
        missing(`electronic address of the ${side.toLowerCase()}`, `het elektronische adres van de ${nl}`),
      );
  }
}

function taxTotals(check: Rule): void {
  const all = children(check.root, 'cac:TaxTotal');
  const withRows = all.filter((one) => find(one, 'cac:TaxSubtotal'));
  if (withRows.length !== 1)
    check.fatal('PEPPOL-EN16931-R053', check.root, [
      'There must be exactly one tax total with the VAT per rate. Correct this.',
      'Er hoort precies één btw-totaal met de btw per tarief te zijn. Verbeter dit.',
    ]);
  if (all.length - withRows.length !== (find(check.root, 'cbc:TaxCurrencyCode') ? 1 : 0))
    check.fatal('PEPPOL-EN16931-R054', check.root, [
      'A second tax total belongs with a VAT currency, and only then. Correct this.',
      'Een tweede btw-totaal hoort alleen bij een aparte munteenheid voor btw. Verbeter dit.',
    ]);
  const { taxCurrency, currency } = check.invoice;
  const signs = (wanted: string | null): readonly number[] =>
    all
      .flatMap((one) => children(one, 'cbc:TaxAmount'))
      .filter((one) => one.attributes['currencyID'] === wanted)
      .map((one) => Math.sign(Number(decimal(one.text)?.units ?? 0n)));
  const [accounting, own] = [signs(taxCurrency), signs(currency)];
  const together = (fits: (sign: number) => boolean): boolean => accounting.some(fits) && own.some(fits);
  if (find(check.root, 'cbc:TaxCurrencyCode') && !together((sign) => sign <= 0) && !together((sign) => sign >= 0))
    check.fatal('PEPPOL-EN16931-R055', check.root, [
      'The tax totals in the two currencies must have the same sign. Correct one of them.',
      'De btw-totalen in de twee munteenheden moeten hetzelfde teken hebben. Verbeter er één.',
    ]);
}

const money = [
  'Amount',
  'BaseAmount',
  'PriceAmount',
  'TaxableAmount',
  'LineExtensionAmount',
  'TaxExclusiveAmount',
  'TaxInclusiveAmount',
  'AllowanceTotalAmount',
  'ChargeTotalAmount',
  'PrepaidAmount',
  'PayableRoundingAmount',
  'PayableAmount',
  'TaxAmount',
] as const;

/** R051: everything is in the currency of the invoice, but for the VAT total in the accounting currency. */
function currencies(check: Rule): void {
  const { currency } = check.invoice;
  for (const name of money)
    for (const element of currency ? anywhere(check, `cbc:${name}`) : []) {
      const total =
        name === 'TaxAmount' && element.parent?.name === 'cac:TaxTotal' && !find(element.parent, 'cac:TaxSubtotal');
      if (!total && element.attributes['currencyID'] !== currency)
        check.fatal('PEPPOL-EN16931-R051', element, [
          `The amount is not in ${currency}. All amounts have the currency of the invoice.`,
          `Het bedrag is niet in ${currency}. Alle bedragen hebben de munteenheid van de factuur.`,
        ]);
    }
}

const exemptions: ReadonlyMap<string, readonly [code: string, category: string]> = new Map(
  Object.entries({
    'VATEX-EU-G': ['P0104', 'G'],
    'VATEX-EU-O': ['P0105', 'O'],
    'VATEX-EU-IC': ['P0106', 'K'],
    'VATEX-EU-AE': ['P0107', 'AE'],
    'VATEX-EU-D': ['P0108', 'E'],
    'VATEX-EU-F': ['P0109', 'E'],
    'VATEX-EU-I': ['P0110', 'E'],
    'VATEX-EU-J': ['P0111', 'E'],
  } as const),
);

function vatex(check: Rule): void {
  for (const category of anywhere(check, 'cac:TaxCategory')) {
    const expected = exemptions.get(textAt(category, 'cbc:TaxExemptionReasonCode')?.toUpperCase() ?? '');
    if (expected && textAt(category, 'cbc:ID') !== expected[1])
      check.fatal(`PEPPOL-EN16931-${expected[0]}`, category, [
        `This exemption code belongs to VAT category ${expected[1]}. Change the code or the category.`,
        `Deze code voor vrijstelling hoort bij btw-categorie ${expected[1]}. Pas de code of de categorie aan.`,
      ]);
  }
}
