import { missing, type Rule } from './rule.ts';
import { type Element, find, findAll, textAt } from './xml-tree.ts';

/** Rule, where it looks, what must be there with a text, and its name in both languages. */
type Required = readonly [code: string, within: string, path: string, en: string, nl: string];

const supplier = 'cac:AccountingSupplierParty/cac:Party';
const customer = 'cac:AccountingCustomerParty/cac:Party';
const country = 'cac:Country/cbc:IdentificationCode';

const inUbl: readonly Required[] = [
  ['BR-01', '.', 'cbc:CustomizationID', 'specification the invoice follows', 'de specificatie van de factuur'],
  ['BR-02', '.', 'cbc:ID', 'invoice number', 'het factuurnummer'],
  ['BR-03', '.', 'cbc:IssueDate', 'issue date', 'de factuurdatum'],
  ['BR-04', '.', 'cbc:InvoiceTypeCode|cbc:CreditNoteTypeCode', 'type code', 'de code van de soort factuur'],
  ['BR-05', '.', 'cbc:DocumentCurrencyCode', 'currency', 'de munteenheid'],
  ['BR-06', '.', `${supplier}/cac:PartyLegalEntity/cbc:RegistrationName`, 'registered name of the supplier', 'de geregistreerde naam van de leverancier'],
  ['BR-07', '.', `${customer}/cac:PartyLegalEntity/cbc:RegistrationName`, 'registered name of the customer', 'de geregistreerde naam van de klant'],
  ['BR-09', `${supplier}/cac:PostalAddress`, country, 'country of the supplier', 'het land van de leverancier'],
  ['BR-11', `${customer}/cac:PostalAddress`, country, 'country of the customer', 'het land van de klant'],
  ['BR-12', 'cac:LegalMonetaryTotal', 'cbc:LineExtensionAmount', 'sum of the lines', 'de som van de regels'],
  ['BR-13', 'cac:LegalMonetaryTotal', 'cbc:TaxExclusiveAmount', 'total without VAT', 'het totaal zonder btw'],
  ['BR-14', 'cac:LegalMonetaryTotal', 'cbc:TaxInclusiveAmount', 'total with VAT', 'het totaal met btw'],
  ['BR-15', 'cac:LegalMonetaryTotal', 'cbc:PayableAmount', 'amount to pay', 'het te betalen bedrag'],
  ['BR-17', 'cac:PayeeParty', 'cac:PartyName/cbc:Name', 'name of the payee', 'de naam van de begunstigde'],
  ['BR-18', 'cac:TaxRepresentativeParty', 'cac:PartyName/cbc:Name', 'name of the tax representative', 'de naam van de fiscaal vertegenwoordiger'],
  ['BR-20', 'cac:TaxRepresentativeParty/cac:PostalAddress', country, 'country of the tax representative', 'het land van de fiscaal vertegenwoordiger'],
  ['BR-45', 'cac:TaxTotal/cac:TaxSubtotal', 'cbc:TaxableAmount', 'taxable amount of this VAT rate', 'het bedrag waarover deze btw gaat'],
  ['BR-46', 'cac:TaxTotal/cac:TaxSubtotal', 'cbc:TaxAmount', 'VAT of this rate', 'de btw van dit tarief'],
  ['BR-47', 'cac:TaxTotal/cac:TaxSubtotal', 'cac:TaxCategory/cbc:ID', 'VAT category', 'de btw-categorie'],
  ['BR-49', 'cac:PaymentMeans', 'cbc:PaymentMeansCode', 'code of the way to pay', 'de code van de betaalwijze'],
  ['BR-52', 'cac:AdditionalDocumentReference', 'cbc:ID', 'reference of the attachment', 'het kenmerk van de bijlage'],
  ['BR-55', 'cac:BillingReference', 'cac:InvoiceDocumentReference/cbc:ID', 'number of the earlier invoice', 'het nummer van de eerdere factuur'],
  ['BR-57', 'cac:Delivery/cac:DeliveryLocation/cac:Address', country, 'country of delivery', 'het land van aflevering'],
];

/** Mandatory fields. In UBL by path, so that the exact place is named; in CII by what was read. */
export function checkPresence(check: Rule): void {
  if (check.invoice.syntax === 'cii') return inCii(check);
  for (const [code, within, path, en, nl] of inUbl) {
    const places = within === '.' ? [check.root] : findAll(check.root, within);
    for (const place of places) if (!path.split('|').some((one) => textAt(place, one))) check.fatal(code, place, missing(en, nl));
  }
  group(check, 'BR-08', `${supplier}/cac:PostalAddress`, 'address of the supplier', 'het adres van de leverancier');
  group(check, 'BR-10', `${customer}/cac:PostalAddress`, 'address of the customer', 'het adres van de klant');
  if (!check.totals) check.fatal('BR-15', check.root, missing('group of totals (cac:LegalMonetaryTotal)', 'de groep met totalen (cac:LegalMonetaryTotal)'));
  common(check, find(check.root, 'cac:LegalMonetaryTotal/cbc:PayableAmount'));
}

function group(check: Rule, code: string, path: string, en: string, nl: string): void {
  if (!find(check.root, path)) check.fatal(code, check.root, missing(en, nl));
}

function inCii(check: Rule): void {
  const { invoice, root, totals } = check;
  const need = (code: string, value: string | null, at: Element | null, en: string, nl: string): void => {
    if (!value) check.fatal(code, at, missing(en, nl));
  };
  need('BR-01', invoice.customization, root, 'specification the invoice follows', 'de specificatie van de factuur');
  need('BR-02', invoice.number, root, 'invoice number', 'het factuurnummer');
  need('BR-03', invoice.issueDate, root, 'issue date', 'de factuurdatum');
  need('BR-04', invoice.typeCode, root, 'type code', 'de code van de soort factuur');
  need('BR-05', invoice.currency, root, 'currency', 'de munteenheid');
  need('BR-06', invoice.supplier.name, root, 'name of the supplier', 'de naam van de leverancier');
  need('BR-07', invoice.customer.name, root, 'name of the customer', 'de naam van de klant');
  need('BR-12', invoice.lineExtension, totals, 'sum of the lines', 'de som van de regels');
  need('BR-13', invoice.taxExclusive, totals, 'total without VAT', 'het totaal zonder btw');
  need('BR-14', invoice.taxInclusive, totals, 'total with VAT', 'het totaal met btw');
  need('BR-15', invoice.payable, totals, 'amount to pay', 'het te betalen bedrag');
  common(check, totals);
}

function common(check: Rule, payable: Element | null): void {
  const { invoice } = check;
  if (invoice.lines.length === 0) check.fatal('BR-16', check.root, missing('first line: an invoice has at least one', 'de eerste regel (een factuur heeft er minstens één)'));
  const due = invoice.dueDate ?? invoice.paymentTerms;
  if (invoice.kind === 'invoice' && invoice.payable && !/^[-+]?[0.]*$|^-/.test(invoice.payable) && !due) check.warning('BR-CO-25', payable, [
    'There is an amount to pay but neither a due date nor payment terms. Add one of them.',
    'Er is een bedrag te betalen, maar geen vervaldatum of betalingsvoorwaarde. Vul er één in.',
  ]);
}
