/**
 * The first `most` characters of a text, with `end` for what is left out. A character is never cut in two: half an
 * emoji is no text, and neither PostgreSQL nor XML can keep it.
 */
export function cut(text: string, most: number, end = ''): string {
  if (text.length <= most) return text.toWellFormed();
  const signs = Array.from(text.slice(0, (most + 1) * 2));
  if (signs.length <= most) return text.toWellFormed();
  return `${signs
    .slice(0, most - Array.from(end).length)
    .join('')
    .toWellFormed()}${end}`;
}
