import { longDate, month, number, shortDate } from '../src/ui/format.ts';

/**
 * A page as somebody would write it with template literals: fixed text with holes, each filled from one value of one
 * row of one query. It is learned from a page of the portal and the rows behind it, so that both send the same bytes.
 */
export type Template = Readonly<{ pieces: readonly string[]; holes: readonly Hole[] }>;
export type Hole = Readonly<{ query: number; row: number; column: number; form: Form }>;
export type Answers = readonly (readonly (readonly unknown[])[])[];

const escape = (text: string) =>
  /["&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : text;
// As the portal writes an amount in a page: one byte a character.
const amount = (cents: number) => {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const whole = digits.slice(0, -2);
  return `&#8364;\u00a0${cents < 0 ? '&#8722;' : ''}${whole.length < 4 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, '.')},${digits.slice(-2)}`;
};
const forms = {
  text: escape,
  day: (text: string) => shortDate(text, 'nl'),
  written: (text: string) => longDate(text, 'nl'),
  month: (text: string) => month(text, 'nl'),
  money: (text: string) => amount(Number(text)),
  count: (text: string) => number(Number(text), 'nl'),
} as const;
type Form = keyof typeof forms;

const isDay = /^\d{4}-\d{2}-\d{2}$/;
const formsFor = (text: string): readonly Form[] =>
  isDay.test(text) ? ['text', 'day', 'written', 'month'] : /^-?\d+$/.test(text) ? ['money', 'text', 'count'] : ['text'];

/**
 * Every place where the page shows a value of the rows, in order. Values of fewer than three characters stay fixed
 * text: too many places look like them.
 */
export function learn(html: string, answers: Answers): Template {
  const taken = new Uint8Array(html.length);
  const found: (Hole & { at: number; length: number })[] = [];
  answers.forEach((rows, query) =>
    rows.forEach((values, row) =>
      values.forEach((value, column) => {
        if (typeof value !== 'string') return;
        for (const form of formsFor(value)) {
          const shown = forms[form](value);
          if (shown.length < 3 || shown.length > 300) continue;
          for (let at = html.indexOf(shown); at >= 0; at = html.indexOf(shown, at + shown.length)) {
            if (taken.subarray(at, at + shown.length).some((used) => used === 1)) continue;
            taken.fill(1, at, at + shown.length);
            found.push({ query, row, column, form, at, length: shown.length });
            if (rows.length > 1) break; // a list shows each row in its own place
          }
        }
      }),
    ),
  );
  found.sort((a, b) => a.at - b.at);
  const pieces: string[] = [];
  let from = 0;
  for (const { at, length } of found) {
    pieces.push(html.slice(from, at));
    from = at + length;
  }
  return {
    pieces: [...pieces, html.slice(from)],
    holes: found.map(({ query, row, column, form }) => ({ query, row, column, form })),
  };
}

export function fill({ pieces, holes }: Template, answers: Answers): string {
  let page = pieces[0]!;
  for (let i = 0; i < holes.length; i++) {
    const { query, row, column, form } = holes[i]!;
    const value = answers[query]?.[row]?.[column];
    page += (value == null ? '' : forms[form](value as string)) + pieces[i + 1]!;
  }
  return page;
}
