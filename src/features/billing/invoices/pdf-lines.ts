import type { Language } from '../../../platform/text/language.ts';
import { month, period } from '../../../ui/format.ts';
import type { AllowanceCharge, EInvoice, InvoiceLine } from '../e-invoice/index.ts';
import type { PdfWords } from './pdf-texts.ts';

/** A description of at most so many characters stands on one row with the references. */
const roomBeside = 48;
const gap = '\u00a0';
const decimalForm = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/**
 * A decimal string as people write it: "1234.5" → "1.234,50" (Dutch), "1,234.50" (English). Keeps every decimal that
 * counts and the document's sign; what is no number comes back as it was.
 */
export function decimalText(value: string, language: Language, decimals: number): string {
  const [, sign = '', whole = '', fraction = ''] = decimalForm.exec(value) ?? [];
  if (whole === '' && fraction === '') return value;
  const [dot, comma] = language === 'nl' ? ['.', ','] : [',', '.'];
  const grouped = (whole || '0').replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, dot);
  const kept = fraction.replace(/0+$/, '').padEnd(decimals, '0');
  const minus = sign === '-' && /[1-9]/.test(whole + fraction) ? '\u2212' : '';
  return `${minus}${grouped}${kept && comma + kept}`;
}

/** An amount with its currency, as the portal writes it: "€ 1.234,50" (Dutch), "€1,234.50" (English). */
export function amountText(value: string, currency: string, language: Language): string {
  const text = decimalText(value, language, 2);
  const symbol = currency === 'EUR' ? '€' : currency;
  const [sign, amount] = text.startsWith('\u2212') ? ['\u2212', text.slice(1)] : ['', text];
  return `${sign}${symbol}${language === 'en' && currency === 'EUR' ? '' : gap}${amount}`;
}

/**
 * A run of characters without a space, such as an address of a page, may break after every 24; rows of spaces become
 * one.
 */
export function breakable(text: string): string {
  return text
    .replace(/ *\n */g, '\n')
    .replace(/ {2,}/g, ' ')
    .replace(/[^\s\u00a0]{32,}/g, (run) => run.replace(/(.{24})(?=.)/gu, '$1\u200b'));
}

/** One row of the table of lines. */
export function pdfLine(line: InvoiceLine, invoice: EInvoice, language: Language, words: PdfWords) {
  const { currency } = invoice;
  const unit = unitText(line.unit, words);
  const quantity = line.quantity === null ? '' : decimalText(line.quantity, language, 0);
  const base =
    line.baseQuantity !== null && Number(line.baseQuantity) !== 1
      ? ` /${gap}${decimalText(line.baseQuantity, language, 0)}`
      : '';
  return {
    name: breakable(line.name ?? line.description ?? line.note ?? ''),
    details: detailLines(line, invoice, language, words).map(breakable),
    quantity: unit === '' ? quantity : `${quantity}${gap}${unit}`,
    price: line.price === null ? '' : `${amountText(line.price, currency, language)}${base}`,
    vat: vatText(line, language, words),
    net: line.net === null ? '' : amountText(line.net, currency, language),
  };
}

function detailLines(line: InvoiceLine, invoice: EInvoice, language: Language, words: PdfWords): string[] {
  const { currency } = invoice;
  const [from, to] = ownPeriod(line, invoice);
  const references = [
    from === null || to === null ? '' : periodText(from, to, language),
    line.objectId === null ? '' : words.subscription(line.objectId),
    line.costCentre === null ? '' : words.costCentre(line.costCentre),
  ].map((text) => (text.length < roomBeside ? text.replaceAll(' ', gap) : text));
  const changes = line.allowances.map((one) => changeText(one, currency, language, words));
  const own = [line.description, line.note].filter((text) => text !== null && text !== line.name);
  const short = own.join('').length <= roomBeside;
  const rows = short ? [[...own, ...references]] : [...own.map((text) => [text]), references];
  return [...rows.map((row) => row.filter(Boolean).join(' · ')), ...changes].filter(Boolean);
}

/** "Korting € 10,00: Trouwe klant", under the line it belongs to. */
export function changeText(
  { charge, amount, reason }: Pick<AllowanceCharge, 'charge' | 'amount' | 'reason'>,
  currency: string,
  language: Language,
  words: Readonly<{ charge: string; allowance: string }>,
): string {
  const text = [charge ? words.charge : words.allowance, amount === null ? '' : amountText(amount, currency, language)]
    .filter(Boolean)
    .join(' ');
  return reason === null ? text : `${text}: ${reason}`;
}

/** A whole month by its name, else from the first to the last day. */
export function periodText(from: string, to: string, language: Language): string {
  const lastDay = new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)), 0)).getUTCDate();
  const whole = from.endsWith('-01') && to === `${from.slice(0, 8)}${lastDay}`;
  return whole ? month(from, language) : period(from, to, language);
}

/** The period of a line, unless it is the period of the whole invoice: that stands above already. */
function ownPeriod(line: InvoiceLine, invoice: EInvoice): readonly [string | null, string | null] {
  if (line.periodStart === invoice.periodStart && line.periodEnd === invoice.periodEnd) return [null, null];
  return [line.periodStart ?? line.periodEnd, line.periodEnd ?? line.periodStart];
}

/** Pieces need no word, and neither does a code that nobody knows by heart. */
function unitText(code: string | null, words: PdfWords): string {
  return (code !== null && (words.units as Readonly<Record<string, string>>)[code]) || '';
}

function vatText(line: InvoiceLine, language: Language, words: PdfWords): string {
  const known = words.vatShort as Readonly<Record<string, string>>;
  const other = line.vatCategory === null ? undefined : known[line.vatCategory];
  if (other !== undefined) return other;
  return line.vatRate === null ? '' : `${decimalText(line.vatRate, language, 0)}%`;
}
