import { missing, type Rule } from './rule.ts';
import { children, type Element, find, findAll, textAt } from './xml-tree.ts';

/** Rule, where, what must be there with a text, in both languages. */
type Needed = readonly [code: string, group: string, path: string, en: string, nl: string];

const supplier = 'cac:AccountingSupplierParty/cac:Party';
const customer = 'cac:AccountingCustomerParty/cac:Party';

const needed: readonly Needed[] = [
  ['DE-R-003', `${supplier}/cac:PostalAddress`, 'cbc:CityName', 'city of the supplier', 'de plaats van de leverancier'],
  [
    'DE-R-004',
    `${supplier}/cac:PostalAddress`,
    'cbc:PostalZone',
    'postal code of the supplier',
    'de postcode van de leverancier',
  ],
  ['DE-R-005', `${supplier}/cac:Contact`, 'cbc:Name', 'name of the contact person', 'de naam van de contactpersoon'],
  [
    'DE-R-006',
    `${supplier}/cac:Contact`,
    'cbc:Telephone',
    'telephone number of the contact person',
    'het telefoonnummer van de contactpersoon',
  ],
  [
    'DE-R-007',
    `${supplier}/cac:Contact`,
    'cbc:ElectronicMail',
    'mail address of the contact person',
    'het mailadres van de contactpersoon',
  ],
  ['DE-R-008', `${customer}/cac:PostalAddress`, 'cbc:CityName', 'city of the customer', 'de plaats van de klant'],
  [
    'DE-R-009',
    `${customer}/cac:PostalAddress`,
    'cbc:PostalZone',
    'postal code of the customer',
    'de postcode van de klant',
  ],
  [
    'DE-R-010',
    'cac:Delivery/cac:DeliveryLocation/cac:Address',
    'cbc:CityName',
    'city of delivery',
    'de plaats van aflevering',
  ],
  [
    'DE-R-011',
    'cac:Delivery/cac:DeliveryLocation/cac:Address',
    'cbc:PostalZone',
    'postal code of delivery',
    'de postcode van aflevering',
  ],
  ['DE-R-014', 'cac:TaxTotal/cac:TaxSubtotal', 'cac:TaxCategory/cbc:Percent', 'VAT rate', 'het btw-tarief'],
];

/** DE-R-001 to DE-R-031, for invoices within Germany. */
export function checkGermany(check: Rule): void {
  const { root } = check;
  for (const [code, group, path, en, nl] of needed)
    for (const at of findAll(root, group)) if (!textAt(at, path)) check.fatal(code, at, missing(en, nl));
  if (!find(root, 'cac:PaymentMeans')) check.fatal('DE-R-001', root, missing('way to pay', 'de betaalwijze'));
  for (const at of findAll(root, 'cac:AccountingSupplierParty'))
    if (!find(at, 'cac:Party/cac:Contact'))
      check.fatal('DE-R-002', at, missing('contact person of the supplier', 'de contactpersoon van de leverancier'));
  if (!textAt(root, 'cbc:BuyerReference'))
    check.fatal('DE-R-015', root, missing('reference of the customer', 'het kenmerk van de klant'));
  taxNumber(check);
  discount(check);
  const files = findAll(root, 'cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject')
    .map((one) => one.attributes['filename'])
    .filter((name) => name !== undefined);
  if (new Set(files).size < files.length)
    check.fatal('DE-R-022', root, [
      'Two attachments have the same file name. Rename one.',
      'Twee bijlagen hebben dezelfde bestandsnaam. Geef er één een andere naam.',
    ]);
  payment(check);
}

function taxNumber(check: Rule): void {
  const { root, invoice } = check;
  const asked = [...invoice.lines, ...invoice.allowances].some((one) =>
    ['S', 'Z', 'E', 'AE', 'K', 'G', 'L', 'M'].includes(one.vatCategory ?? ''),
  );
  const given =
    find(root, 'cac:TaxRepresentativeParty') ??
    findAll(root, `${supplier}/cac:PartyTaxScheme/cbc:CompanyID`).find((id) => id.text !== '');
  if (asked && !given)
    check.fatal(
      'DE-R-016',
      root,
      missing('VAT or tax number of the supplier', 'het btw- of belastingnummer van de leverancier'),
    );
}

/** A discount for paying early ("Skonto") is written in a fixed form, with a line break behind it. */
function discount(check: Rule): void {
  const note = find(check.root, 'cac:PaymentTerms/cbc:Note');
  const lines =
    note?.text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line.startsWith('#')) ?? [];
  if (lines.some((line) => !/^#SKONTO#TAGE=\d+#PROZENT=\d+\.\d{2}(?:#BASISBETRAG=-?\d+\.\d{2})?#$/.test(line)))
    check.fatal('DE-R-018', note, [
      'A discount for paying early is written as #SKONTO#TAGE=14#PROZENT=2.00#. Correct the payment terms.',
      'Korting bij snel betalen schrijf je als #SKONTO#TAGE=14#PROZENT=2.00#. Verbeter de betalingsvoorwaarde.',
    ]);
}

const account = 'cac:PayeeFinancialAccount';
const card = 'cac:CardAccount';
const mandate = 'cac:PaymentMandate';

/** Which group goes with which way to pay: the one that must be there, and the two that must not. */
const groups: readonly (readonly [codes: readonly string[], rule: string, group: string, others: readonly string[]])[] =
  [
    [['30', '58'], 'DE-R-023', account, [card, mandate]],
    [['48', '54', '55'], 'DE-R-024', card, [account, mandate]],
    [['59'], 'DE-R-025', mandate, [account, card]],
  ];

function payment(check: Rule): void {
  const all = children(check.root, 'cac:PaymentMeans');
  for (const means of all)
    for (const [codes, rule, group, others] of groups) {
      if (!codes.includes(textAt(means, 'cbc:PaymentMeansCode') ?? '')) continue;
      if (!find(means, group))
        check.fatal(
          `${rule}-1`,
          means,
          missing(`group ${group} of this way to pay`, `de groep ${group} bij deze betaalwijze`),
        );
      const other = others.find((one) => find(means, one));
      if (other)
        check.fatal(`${rule}-2`, means, [
          `${other} does not belong to this way to pay. Leave it out.`,
          `${other} hoort niet bij deze betaalwijze. Laat dit weg.`,
        ]);
    }
  if (!all.some((means) => find(means, mandate))) return;
  const collects = (party: string): readonly Element[] =>
    findAll(check.root, `${party}/cac:PartyIdentification/cbc:ID`).filter((id) => id.attributes['schemeID'] === 'SEPA');
  if (collects(supplier).length + collects('cac:PayeeParty').length === 0)
    check.fatal(
      'DE-R-030',
      check.root,
      missing('creditor identifier (schemeID SEPA)', 'het incassant-ID (schemeID SEPA)'),
    );
  if (!all.some((means) => find(means, `${mandate}/cac:PayerFinancialAccount/cbc:ID`)))
    check.fatal('DE-R-031', check.root, missing('account that is debited', 'de rekening waarvan wordt afgeschreven'));
}
