import type { Cell as XlsxCell } from 'write-excel-file/node';
import { plainNumber } from './csv.ts';
import type { Cell, Kind, Sheet } from './sheet.ts';

/** What XML 1.0 cannot hold, and half characters. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** The longest text a cell may hold. */
const longest = 32_000;
const widths: Readonly<Record<Kind, number>> = { text: 28, money: 14, number: 10, day: 12 };

/** A list as an Excel workbook: amounts are numbers, days are days, texts are never formulas. */
export async function xlsxBytes<Row>({ name, columns, rows }: Sheet<Row>): Promise<Buffer> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const head = columns.map(({ label, kind }): XlsxCell => ({
    value: text(label),
    type: String,
    fontWeight: 'bold',
    align: kind === 'text' || kind === 'day' ? 'left' : 'right',
  }));
  const body = rows.map((row) => columns.map(({ kind, cell }) => cellOf(cell(row), kind)));
  return writeExcelFile([head, ...body], {
    sheet: text(name)
      .replace(/[\\/?*[\]:]/g, ' ')
      .slice(0, 31)
      .toWellFormed(),
    columns: columns.map(({ kind }) => ({ width: widths[kind] })),
    stickyRowsCount: 1,
  }).toBuffer();
}

function cellOf(cell: Cell, kind: Kind): XlsxCell {
  if (cell === null || cell === '') return null;
  if (kind === 'money') return { value: Number(cell) / 100, type: Number, format: '#,##0.00' };
  if (kind === 'number') {
    const value = Number(plainNumber(String(cell)));
    return Number.isFinite(value) ? { value, type: Number } : { value: text(String(cell)), type: String };
  }
  if (kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(String(cell)))
    return { value: new Date(`${String(cell)}T00:00:00Z`), type: Date, format: 'dd-mm-yyyy' };
  return { value: text(String(cell)), type: String };
}

const text = (value: string) => value.toWellFormed().replace(unwritable, ' ').slice(0, longest);
