import { fatal, type Problem } from './problems.ts';
import { limits } from './sheet.ts';

const [quote, backslash, open, close, openList, closeList, colon, comma] = Array.from('"\\{}[]:,', (sign) =>
  sign.charCodeAt(0),
) as [number, number, number, number, number, number, number, number];

/**
 * Whether JSON holds more than any set of records needs, told from its signs before it is parsed: parsing hundreds of
 * thousands of names or lists takes seconds in which nobody else is answered. Text that is no JSON is left to the
 * parser.
 */
export function jsonTooMuch(text: string): Problem | null {
  const names: number[] = [];
  const items: number[] = [];
  let containers = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) at = endOfString(text, at);
    else if (sign === open || sign === openList) {
      if (names.push(0) > limits.depth) return fatal('too_deep', '/', limits.depth);
      items.push(0);
      if (++containers > limits.containers) return fatal('too_many_rows', '/', limits.rows);
    } else if (sign === close || sign === closeList) {
      names.pop();
      items.pop();
    } else if (sign === colon && ++names[names.length - 1]! > limits.columns)
      return fatal('too_many_fields', '/', limits.columns);
    else if (sign === comma && ++items[items.length - 1]! >= limits.rows)
      return fatal('too_many_rows', '/', limits.rows);
  }
  return null;
}

function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === backslash) before--;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}

/**
 * Whether a row of a CSV has more cells than a record has fields, or it has far more rows than are taken, told before
 * it is parsed.
 */
export function csvTooWide(text: string, delimiter: string): Problem | null {
  const sign = delimiter.charCodeAt(0);
  let [cells, row, quoted] = [0, 1, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) quoted = !quoted;
    else if (quoted) continue;
    else if (code === sign && ++cells >= limits.columns) return fatal('too_many_columns', `row ${row}`, limits.columns);
    else if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) {
      [cells, row] = [0, row + 1];
      // Rows with nothing in them do not count among those that are taken, but they are read.
      if (row > 2 * limits.rows) return fatal('too_many_rows', `row ${row}`, limits.rows);
    }
  }
  return null;
}
