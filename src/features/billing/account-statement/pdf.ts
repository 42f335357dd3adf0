import { fileURLToPath } from 'node:url';
import { renderPdf } from '../../../platform/pdf/typst.ts';
import type { Language } from '../../../platform/text/language.ts';
import type { Brand } from '../../../ui/brand/brand.ts';
import { longDate, money, shortDate } from '../../../ui/format.ts';
import { postcode } from '../../../ui/identifiers.ts';
import type { Movement, Statement } from './rules.ts';
import type { Holder } from './queries.ts';
import { statementTexts } from './texts.ts';

const template = fileURLToPath(new URL('./statement.typ', import.meta.url));

/** The statement of account as an A4 PDF that can be read aloud. */
export function statementPdf(
  statement: Statement,
  holder: Holder,
  brand: Brand,
  today: string,
  language: Language,
): Promise<Uint8Array> {
  return renderPdf(template, statementPdfData(statement, holder, brand, today, language));
}

/** What the template finds: finished strings only. */
export function statementPdfData(
  statement: Statement,
  holder: Holder,
  brand: Brand,
  today: string,
  language: Language,
) {
  const t = statementTexts[language];
  const euro = (cents: number) => money(cents, language);
  const day = (date: string | null) => (date === null ? '' : shortDate(date, language));
  const { from, to, movements, open } = statement;
  return {
    language,
    title: `${t.title} ${longDate(from, language)} – ${longDate(to, language)}`,
    heading: t.title,
    wordmark: brand.company,
    sender: brand.addressLines.filter((line) => line !== brand.company),
    colours: { hue: brand.colours.hue, chroma: brand.colours.chroma },
    date: today,
    recipient: [
      holder.name,
      holder.street,
      [holder.postalCode === null ? '' : postcode(holder.postalCode), holder.city].filter(Boolean).join('  '),
    ].filter(Boolean),
    facts: [
      [t.customer, holder.number],
      [t.of(longDate(from, language), longDate(to, language)), ''],
      [t.made(longDate(today, language)), ''],
    ],
    summary: [
      [t.opening, euro(statement.openingCents)],
      [t.invoiced, euro(statement.invoicedCents)],
      [t.paid, euro(0 - statement.paidCents)],
    ],
    closing: { label: t.closing, value: euro(statement.closingCents) },
    columns: t.columns,
    opening: [day(from), t.opening, '', '', '', euro(statement.openingCents)],
    rows: movements.map((row) => [
      day(row.on),
      labelOf(row, language),
      day(row.dueOn),
      row.cents > 0 ? euro(row.cents) : '',
      row.cents < 0 ? euro(0 - row.cents) : '',
      euro(row.balance),
    ]),
    end: [day(to), t.closing, '', '', '', euro(statement.closingCents)],
    nothing: movements.length === 0 ? t.nothing : '',
    openTitle: t.openTitle,
    openColumns: t.openColumns,
    open: open.map((one) => [one.number, day(one.issuedOn), day(one.dueOn), euro(one.cents), euro(one.openCents)]),
    openTotal: [t.total, euro(open.reduce((sum, { openCents }) => sum + openCents, 0))],
    nothingOpen: t.nothingOpen,
    note: holder.otherCurrencies === null ? '' : t.others(holder.otherCurrencies),
    words: { page: t.page, of: t.pageOf },
  };
}

function labelOf({ what, number }: Movement, language: Language): string {
  return statementTexts[language][what](number);
}
