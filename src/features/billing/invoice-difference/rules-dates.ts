export type Period = readonly [from: string, to: string];

const months = [
  'januari|january|jan',
  'februari|february|feb',
  'maart|march|mrt|mar',
  'april|apr',
  'mei|may',
  'juni|june|jun',
  'juli|july|jul',
  'augustus|august|aug',
  'september|sept|sep',
  'oktober|october|okt|oct',
  'november|nov',
  'december|dec',
];
const monthNumbers = new Map(
  months.flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)),
);
/** Month names in Dutch and English, long names first. */
export const monthWords = months.join('|');

const until = '\\s*(?:t\\/m|t\\.m\\.|tot en met|tot|to|until|through|-|–)\\s*';
const inWords = new RegExp(
  `(\\d{1,2})\\s+(${monthWords})(?:\\s+(\\d{4}))?${until}(\\d{1,2})\\s+(${monthWords})\\s+(\\d{4})`,
  'i',
);
const inFigures = new RegExp(
  `(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})${until}(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})`,
  'i',
);
const inIso = new RegExp(`(\\d{4})-(\\d{2})-(\\d{2})${until}(\\d{4})-(\\d{2})-(\\d{2})`, 'i');

/**
 * The first period that a description names, such as "19 t/m 31" of a month in words, "19-10-2026 t/m 31-10-2026" or in
 * ISO form; null without any.
 */
export function periodIn(text: string): Period | null {
  if (text.length > 2000) return null;
  const words = inWords.exec(text);
  if (words)
    return real(date(words[3] ?? words[6], monthOf(words[2]), words[1]), date(words[6], monthOf(words[5]), words[4]));
  const figures = inFigures.exec(text);
  if (figures) return real(date(figures[3], figures[2], figures[1]), date(figures[6], figures[5], figures[4]));
  const iso = inIso.exec(text);
  return iso ? real(date(iso[1], iso[2], iso[3]), date(iso[4], iso[5], iso[6])) : null;
}

const monthOf = (name: string | undefined) => monthNumbers.get((name ?? '').toLowerCase());
const date = (year: string | undefined, month: string | number | undefined, day: string | undefined) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function real(from: string, to: string): Period | null {
  const known = (day: string) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
  return known(from) && known(to) && from <= to ? [from, to] : null;
}

/** Days from the first to the last, both included. */
export const daysIn = ([from, to]: Period): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

/** One or more whole months, from any day of the month to the day before it. */
export function isWholeMonths([from, to]: Period): boolean {
  const next = new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10);
  const isLast = (day: string) => new Date(Date.parse(day) + 86_400_000).getUTCDate() === 1;
  return (
    next.slice(0, 7) > from.slice(0, 7) &&
    (next.slice(8) === from.slice(8) || (isLast(next) && from.slice(8) > next.slice(8)))
  );
}
