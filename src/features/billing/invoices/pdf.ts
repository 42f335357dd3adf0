import { fileURLToPath } from 'node:url';
import { renderPdf } from '../../../platform/pdf/typst.ts';
import type { Language } from '../../../platform/text/language.ts';
import { longDate } from '../../../ui/format.ts';
import { iban, postcode } from '../../../ui/identifiers.ts';
import type { EInvoice, Party } from '../e-invoice/index.ts';
import { breakable, pdfLine, periodText } from './pdf-lines.ts';
import { externalDocuments } from './rules-documents.ts';
import { paymentPart } from './pdf-payment.ts';
import { type PdfWords, pdfTexts } from './pdf-texts.ts';
import { totalsPart } from './pdf-totals.ts';

/** Whose name and colour stand above a PDF that we make; the portal's brand fits. */
export type InvoiceBrand = Readonly<{
  company: string;
  addressLines: readonly string[];
  /** OKLCH hue in degrees and chroma. */
  colours?: Readonly<{ hue: number; chroma: number }>;
}>;

const template = fileURLToPath(new URL('./invoice.typ', import.meta.url));
const calm = Object.freeze({ hue: 212, chroma: 0.085 });

/**
 * A readable A4 PDF of an e-invoice (PDF/UA-1 where the characters allow it), for documents that came without one.
 * Shows the document's own amounts and signs; computes nothing.
 */
export function invoicePdf(invoice: EInvoice, brand: InvoiceBrand, language: Language): Promise<Uint8Array> {
  return renderPdf(template, invoicePdfData(invoice, brand, language));
}

/** What the template finds: finished strings only. */
export function invoicePdfData(invoice: EInvoice, brand: InvoiceBrand, language: Language) {
  const words = pdfTexts[language];
  const heading = invoice.kind === 'credit-note' ? words.creditNote : words.invoice;
  const supplier = invoice.supplier.name ?? brand.company;
  const colours = brand.colours ?? calm;
  return {
    language,
    title: words.title(heading, invoice.number, supplier),
    heading,
    running: `${heading} ${invoice.number} · ${supplier}`,
    // An invoice of somebody else does not go out under our name.
    wordmark: supplier.toLowerCase().startsWith(brand.company.toLowerCase()) ? brand.company : breakable(supplier),
    colours: { hue: colours.hue, chroma: colours.chroma },
    date: realDate(invoice.issueDate),
    sender: senderLines(invoice.supplier, brand),
    recipient: addressLines(invoice.customer).map(breakable),
    facts: facts(invoice, language, words).map(([label, value]) => [label, breakable(value)]),
    columns: words.columns,
    lines: invoice.lines.map((line) => pdfLine(line, invoice, language, words)),
    ...totalsPart(invoice, language, words),
    ...paymentPart(invoice, language, words),
    notes: [
      ...invoice.notes,
      ...externalDocuments(invoice).map(({ name, url }) => `${words.externalDocument}: ${name}, ${url}`),
    ].map(breakable),
    footer: footerLines(invoice, words),
    words: { page: words.page, of: words.of, payment: words.payment },
  };
}

/** The template refuses a 30th of February. */
function realDate(date: string): string | null {
  const day = new Date(`${date}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)
    ? date
    : null;
}

function senderLines(supplier: Party, brand: InvoiceBrand): string[] {
  const own = addressLines(supplier).filter((line) => line !== brand.company);
  return own.length > 1 ? own : brand.addressLines.filter((line) => line !== brand.company);
}

function addressLines(party: Party): string[] {
  const place = [party.postalCode === null ? '' : postcode(party.postalCode), party.city ?? '']
    .filter(Boolean)
    .join('  ');
  const abroad = party.country !== null && party.country !== 'NL' ? party.country : '';
  return [party.name, party.street, party.additionalStreet, place, abroad].filter((line): line is string =>
    Boolean(line),
  );
}

function facts(invoice: EInvoice, language: Language, words: PdfWords): (readonly [string, string])[] {
  const label = words.facts;
  const from = invoice.periodStart ?? invoice.periodEnd;
  const to = invoice.periodEnd ?? invoice.periodStart;
  const rows: (readonly [string, string | null])[] = [
    [label.number, invoice.number],
    [label.issued, longDate(invoice.issueDate, language)],
    [label.due, invoice.dueDate === null ? null : longDate(invoice.dueDate, language)],
    [label.period, from === null || to === null ? null : periodText(from, to, language)],
    [label.customer, invoice.customer.ids[0]?.id ?? null],
    [label.vatId, invoice.customer.vatId],
    [label.buyerReference, invoice.buyerReference],
    [label.order, invoice.orderReference],
    [label.contract, invoice.contractReference],
    [label.preceding, invoice.precedingInvoices.join(', ')],
  ];
  return rows.filter((row): row is readonly [string, string] => Boolean(row[1]));
}

function footerLines(invoice: EInvoice, words: PdfWords): string[] {
  const { supplier, paymentMeans } = invoice;
  const account = paymentMeans.find((means) => means.iban !== null)?.iban ?? null;
  const numbers = [
    supplier.legalId === null ? '' : `${isKvk(supplier) ? words.kvk : words.registration} ${supplier.legalId}`,
    supplier.vatId === null ? '' : `${words.vatId} ${supplier.vatId}`,
    account === null ? '' : `${words.iban} ${iban(account)}`,
  ];
  const reach = [supplier.name ?? '', supplier.phone ?? '', supplier.mail ?? ''];
  return [reach, numbers].map((parts) => breakable(parts.filter(Boolean).join(' · '))).filter(Boolean);
}

function isKvk(party: Party): boolean {
  return (
    party.legalIdScheme === '0106' ||
    (party.legalIdScheme === null && party.country === 'NL' && /^\d{8}$/.test(party.legalId ?? ''))
  );
}
