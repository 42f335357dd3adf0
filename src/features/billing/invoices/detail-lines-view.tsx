import type { Language } from '../../../platform/text/language.ts';
import { Table, type Column } from '../../../ui/table.tsx';
import { amountText, changeText, decimalText } from './pdf-lines.ts';
import type { InvoiceDetail, LineRow } from './queries-detail.ts';
import { periodText } from './status-view.tsx';
import { detailTexts } from './texts-detail.ts';

type LinesProps = Readonly<{
  invoice: InvoiceDetail;
  lines: readonly LineRow[];
  language: Language;
  mayServices: boolean;
}>;

/** The lines with every decimal and sign of the document. */
export function LinesTable({ invoice, lines, language, mayServices }: LinesProps) {
  const t = detailTexts[language];
  const columns: Column<LineRow>[] = [
    {
      key: 'name',
      label: t.line,
      cell: (row) => <Line row={row} invoice={invoice} language={language} mayServices={mayServices} />,
    },
    { key: 'quantity', label: t.quantity, align: 'end', cell: (row) => quantity(row, language) },
    { key: 'price', label: t.price, align: 'end', cell: (row) => price(row, invoice.currency, language) },
    { key: 'vat', label: t.vatColumn, align: 'end', cell: (row) => vat(row, language) },
    {
      key: 'net',
      label: t.net,
      align: 'end',
      cell: (row) =>
        row.net === null ? '' : <span class="money">{amountText(row.net, invoice.currency, language)}</span>,
    },
  ];
  return <Table caption={t.linesCaption} columns={columns} rows={lines} rowKey={(row) => row.position} />;
}

function Line({ row, invoice, language, mayServices }: Omit<LinesProps, 'lines'> & Readonly<{ row: LineRow }>) {
  const t = detailTexts[language];
  const title = row.name ?? row.description ?? row.note ?? row.itemId ?? String(row.position);
  const extra = [row.description, row.note].filter((text) => text !== null && text !== title);
  // The period of the whole invoice stands above already.
  const same = row.periodStart === invoice.periodStart && row.periodEnd === invoice.periodEnd;
  const small = [
    same ? '' : periodText(row.periodStart, row.periodEnd, language),
    row.subscriptionNumber === null ? '' : t.service(row.subscriptionNumber),
    row.costCentre === null ? '' : t.costCentre(row.costCentre),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      {mayServices && row.subscriptionId !== null ? <a href={`/diensten/${row.subscriptionId}`}>{title}</a> : title}
      {extra.map((text) => (
        <div key={text} class="soft">
          {text}
        </div>
      ))}
      {row.allowances?.map((one) => (
        <div key={`${one.charge} ${one.amount} ${one.reason}`} class="soft">
          {changeText(one, invoice.currency, language, t)}
        </div>
      ))}
      {small !== '' && <div class="soft">{small}</div>}
    </>
  );
}

function quantity({ quantity: count, unit }: LineRow, language: Language): string {
  if (count === null) return '';
  const word = unit === null ? undefined : (detailTexts[language].units as Readonly<Record<string, string>>)[unit];
  return [decimalText(count, language, 0), word].filter(Boolean).join('\u00a0');
}

function price({ price: each, baseQuantity }: LineRow, currency: string, language: Language): string {
  if (each === null) return '';
  const base =
    baseQuantity === null || Number(baseQuantity) === 1
      ? ''
      : ` ${detailTexts[language].per(decimalText(baseQuantity, language, 0))}`;
  return amountText(each, currency, language) + base;
}

function vat({ vatCategory, vatRate }: LineRow, language: Language): string {
  const other =
    vatCategory === null
      ? undefined
      : (detailTexts[language].vatShort as Readonly<Record<string, string>>)[vatCategory];
  return other ?? (vatRate === null ? '' : `${decimalText(vatRate, language, 0)}%`);
}
