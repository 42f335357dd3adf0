/**
 * What is left of the words, and the months meant: with a year `from` and `to` ('YYYY-MM-DD'), else the month of any
 * year.
 */
export type Period = Readonly<{ from: string | null; to: string | null; month: number | null }>;

const months: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb'],
  ['maart', 'march', 'mrt', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augustus', 'august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
const monthOf = new Map(months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
const isYear = (word: string) => /^20\d\d$/.test(word);

/**
 * Finds "oktober 2026", "okt", "2026", "10-2026", "2026-10" or "q3 2026" among words without accents. Null when no
 * period is meant.
 */
export function readPeriod(words: readonly string[]): Readonly<{ period: Period; rest: readonly string[] }> | null {
  const year = words.find(isYear);
  const named = words.find((word) => monthOf.has(word));
  const quarter = words.find((word) => /^[qk][1-4]$/.test(word));
  const numbered =
    year === undefined || words.length !== 2 ? undefined : words.find((word) => /^(0?[1-9]|1[0-2])$/.test(word));
  const rest = words.filter((word) => word !== year && word !== named && word !== quarter && word !== numbered);
  const month = named !== undefined ? monthOf.get(named)! : numbered !== undefined ? Number(numbered) : null;
  if (year === undefined) return month === null ? null : { period: { from: null, to: null, month }, rest };
  if (month !== null) return { period: span(year, month, month), rest };
  if (quarter !== undefined) return { period: span(year, Number(quarter[1]) * 3 - 2, Number(quarter[1]) * 3), rest };
  return { period: span(year, 1, 12), rest };
}

function span(year: string, first: number, last: number): Period {
  const end = new Date(Date.UTC(Number(year), last, 0)).getUTCDate();
  const two = (n: number) => String(n).padStart(2, '0');
  return { from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${two(end)}`, month: null };
}
