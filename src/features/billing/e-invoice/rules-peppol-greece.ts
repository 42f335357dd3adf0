import { missing, type Rule } from './rule.ts';
import { wrongNumber } from './rules-peppol-identifiers.ts';
import { children, type Element, find, findAll, textAt } from './xml-tree.ts';

const supplierPath = 'cac:AccountingSupplierParty/cac:Party';

/** GR-R-001 to GR-R-010: suppliers in Greece, and some only within Greece. */
export function checkGreece(check: Rule, domestic: boolean): void {
  const { root } = check;
  const [supplier, customer] = [find(root, supplierPath), find(root, 'cac:AccountingCustomerParty/cac:Party')];
  number(check);
  if (supplier && !textAt(supplier, 'cac:PartyName/cbc:Name'))
    check.fatal(
      'GR-R-002',
      supplier,
      missing('name of the supplier (cac:PartyName)', 'de naam van de leverancier (cac:PartyName)'),
    );
  if (customer && !textAt(customer, 'cac:PartyName/cbc:Name'))
    check.fatal(
      'GR-R-005',
      customer,
      missing('name of the customer (cac:PartyName)', 'de naam van de klant (cac:PartyName)'),
    );
  for (const id of vatNumbers(supplier)) if (!isGreekVat(id.text)) wrongNumber(check, 'GR-R-003', id);
  const country =
    vatNumbers(supplier)[0]?.text.slice(0, 2).toUpperCase() ?? check.invoice.supplier.country?.toUpperCase();
  if (country === 'GR' || country === 'EL') endpoint(check, 'GR-R-009', supplier);
  references(check);
  if (!domestic || !customer) return;
  const numbers = vatNumbers(customer);
  if (numbers.length !== 1 || !isGreekVat(numbers[0]?.text ?? ''))
    check.fatal(
      'GR-R-006',
      customer,
      missing('Greek VAT number of the customer', 'het Griekse btw-nummer van de klant'),
    );
  endpoint(check, 'GR-R-010', customer);
}

/** The invoice number is six parts: tax number | date | branch | kind | series | number. */
function number(check: Rule): void {
  const at = find(check.root, 'cbc:ID');
  if (!at) return;
  const parts = at.text.split('|');
  const [tin = '', date = '', branch = '', kind = '', series = '', serial = ''] = parts;
  const numbers = [
    ...vatNumbers(find(check.root, supplierPath)),
    ...vatNumbers(find(check.root, 'cac:TaxRepresentativeParty')),
  ].map((id) => id.text.slice(2, 11));
  const issued = (textAt(check.root, 'cbc:IssueDate') ?? '').split('-').reverse().join('/');
  const rules = [
    ['GR-R-001-1', parts.length === 6],
    ['GR-R-001-2', tin.length === 9 && isGreekTin(tin) && numbers.includes(tin)],
    ['GR-R-001-3', date === issued],
    ['GR-R-001-4', /^\d+$/.test(branch)],
    ['GR-R-001-5', ['1.1', '1.6', '2.1', '2.4', '5.1', '5.2'].includes(kind)],
    ['GR-R-001-6', series !== ''],
    ['GR-R-001-7', serial !== ''],
  ] as const;
  for (const [code, right] of rules)
    if (!right)
      check.fatal(code, at, [
        'A Greek invoice number is: tax number|date as 30/11/2026|branch|kind (1.1, 1.6 …)|series|number. Correct it.',
        'Een Grieks factuurnummer is: belastingnummer|datum als 30/11/2026|filiaal|soort (1.1, 1.6 …)|reeks|nummer. Verbeter dit.',
      ]);
}

/** The number the tax office gave the invoice (M.AR.K), and where it can be seen. */
function references(check: Rule): void {
  const described = (text: string): readonly Element[] =>
    children(check.root, 'cac:AdditionalDocumentReference').filter(
      (one) => textAt(one, 'cbc:DocumentDescription') === text,
    );
  const [marks, urls] = [described('##M.AR.K##'), described('##INVOICE|URL##')];
  if (check.invoice.supplier.country === 'GR') {
    if (marks.length !== 1)
      check.fatal(
        'GR-R-004-1',
        check.root,
        missing('one M.AR.K number (or there are more)', 'één M.AR.K-nummer (of er zijn er meer)'),
      );
    for (const mark of marks)
      if (!/^[1-9]/.test(textAt(mark, 'cbc:ID') ?? ''))
        check.fatal('GR-R-004-2', mark, [
          'The M.AR.K number must be a whole number above 0. Correct it.',
          'Het M.AR.K-nummer moet een heel getal boven 0 zijn. Verbeter dit.',
        ]);
    if (urls.length > 1)
      check.fatal('GR-R-008-2', urls[1], [
        'There is more than one address of the invoice. Keep one.',
        'Er is meer dan één adres van de factuur. Houd er één.',
      ]);
  }
  for (const url of urls)
    if (!textAt(url, 'cac:Attachment/cac:ExternalReference/cbc:URI'))
      check.fatal('GR-R-008-3', url, missing('address (cbc:URI) of the invoice', 'het adres (cbc:URI) van de factuur'));
}

function endpoint(check: Rule, code: string, party: Element | null): void {
  for (const id of children(party, 'cbc:EndpointID'))
    if (id.attributes['schemeID'] !== '9933' || !isGreekTin(id.text)) wrongNumber(check, code, id);
}

function vatNumbers(party: Element | null): readonly Element[] {
  return findAll(party, 'cac:PartyTaxScheme')
    .filter((scheme) => textAt(scheme, 'cac:TaxScheme/cbc:ID') === 'VAT')
    .flatMap((scheme) => children(scheme, 'cbc:CompanyID'));
}

function isGreekVat(text: string): boolean {
  return text.startsWith('EL') && isGreekTin(text.slice(2));
}

/** Eight digits weighed 256 to 2, modulo 11 and then 10, give the ninth. */
function isGreekTin(text: string): boolean {
  if (!/^\d{9}/.test(text)) return false;
  const total = [...text.slice(0, 8)].reduce((sum, digit, place) => sum + Number(digit) * 2 ** (8 - place), 0);
  return (total % 11) % 10 === Number(text[8]);
}
