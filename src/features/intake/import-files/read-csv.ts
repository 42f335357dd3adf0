import { Readable } from 'node:stream';
import type * as Csv from 'csv-parse';
import { later } from '../../../platform/later.ts';
import { csvTooWide } from './bounds.ts';
import { readHeader, type Header } from './headers.ts';
import { fatal, type Problem } from './problems.ts';
import type { PlainRow, PlainSheet } from './plain-sheet.ts';
import { limits, refusedSheet, type Columns } from './sheet.ts';

/** Any of them in one file: programs paste a header of one kind above rows of another. */
const lineEnds = ['\r\n', '\n', '\r'];

const csv = later<typeof Csv>('csv-parse');

/**
 * Rows of a CSV as spreadsheets write them: `;`, `,` or tab, a byte order mark, a `sep=` line, newlines inside quotes,
 * ="0123". Row numbers are those a spreadsheet shows.
 */
export async function readCsv(text: string, columns: Columns): Promise<PlainSheet> {
  const hint = /^sep=([;,\t|])\r?\n/i.exec(text);
  const body = hint === null ? text : text.slice(hint[0].length);
  const delimiter = hint?.[1] ?? sniffDelimiter(body);
  const tooWide = csvTooWide(body, delimiter);
  if (tooWide !== null) return refusedSheet(tooWide);
  const first = hint === null ? 1 : 2;
  let header: Header | undefined;
  const rows: PlainRow[] = [];
  const problems: Problem[] = [];
  let number = first - 1;
  let short: Problem | null = null;
  try {
    for await (const cells of Readable.from(slices(withoutFormulaQuotes(body))).pipe(
      csv().parse({ delimiter, record_delimiter: lineEnds, relax_column_count: true, max_record_size: limits.bytes }),
    )) {
      number++;
      const record = cells as string[];
      if (record.every((cell) => cell.trim() === '')) continue;
      if (header === undefined) {
        const found = readHeader(record, columns);
        if (found.problems.length > 0) return refusedSheet(...found.problems);
        header = found.header;
      } else if (rows.length === limits.rows) {
        return refusedSheet(fatal('too_many_rows', `row ${number}`, limits.rows));
      } else {
        short =
          record.length < header.fields.length
            ? fatal('cell_count', `row ${number}`, record.length, header.fields.length)
            : null;
        rows.push([number, cellsOf(record, header, number, problems)]);
      }
    }
  } catch (error) {
    if (!('code' in (error as object))) throw error;
    // The reader is ahead of us: it knows itself how many rows went well.
    const { records = number - first + 1 } = error as { records?: number };
    return refusedSheet(fatal('csv_syntax', `row ${first + records}`));
  }
  // Excel leaves out empty cells at the end of a row. A last row that has no end is where the file was cut off.
  if (short !== null && !/[\r\n]\s*$/.test(body)) problems.push(short);
  return problems.length > 0
    ? refusedSheet(...problems.slice(0, 50))
    : { rows, problems, fields: header?.fields, labels: header?.labels };
}

function* slices(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 65_536) yield text.slice(at, at + 65_536);
}

/** The sign that splits the first row into most cells, outside quotes; `;` when it is a draw, as Dutch Excel does. */
export function sniffDelimiter(text: string): string {
  const line = /^(?:"(?:[^"]|"")*"|[^"\n])*/.exec(text.slice(0, 20_000))?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const count = (sign: string) => line.split(sign).length;
  return [';', ',', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function cellsOf(
  record: readonly string[],
  { fields, left }: Header,
  number: number,
  problems: Problem[],
): readonly string[] {
  const surplus =
    record.slice(fields.length).some((cell) => cell.trim() !== '') ||
    record.some((cell, at) => fields[at] === null && !left.has(at) && cell.trim() !== '');
  if (surplus) problems.push(fatal('cell_count', `row ${number}`, record.length, fields.length));
  return fields.map((_, at) => unwrap(record[at] ?? ''));
}

// Some programs write ="0123" without quotes around it, to keep a zero. Inside a quoted cell the quotes are doubled, so
// this cannot match there.
const withoutFormulaQuotes = (text: string) => text.replace(/(^|[;,\t|\n])="([^"\r\n]*)"(?=[;,\t|\r\n]|$)/g, '$1"$2"');

/** The same ="0123" inside quotes. Anything else that looks like a formula is text and stays so. */
const unwrap = (cell: string) => /^="([^"]*)"$/.exec(cell.trim())?.[1] ?? cell;
