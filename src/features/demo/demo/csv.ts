import { stringify } from 'csv-stringify/sync';

type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** How Dutch Excel saves it, or plain. Both come in through the same door. */
export type Style = 'dutch' | 'plain';

const amounts = new Set(['unitPrice', 'monthlyAmount', 'oneOffAmount', 'amount']);
const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Rows with the same keys as CSV text; the keys of the first row are the headers. */
export function csvText(rows: readonly Row[], style: Style): string {
  const columns = Object.keys(rows[0] ?? {});
  const records = rows.map((row) => columns.map((column) => cellText(row[column] ?? null, column, style)));
  const dutch = style === 'dutch';
  return stringify([columns, ...records], {
    delimiter: dutch ? ';' : ',',
    bom: dutch,
    record_delimiter: dutch ? 'windows' : 'unix',
  });
}

function cellText(cell: Cell, column: string, style: Style): string {
  if (cell === null) return '';
  if (style === 'plain') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nee';
  const text = String(cell);
  if (amounts.has(column)) return dutchAmount(text);
  return text.replace(isoDate, '$3-$2-$1');
}

/** "1234.50" → "1.234,50". */
function dutchAmount(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}
