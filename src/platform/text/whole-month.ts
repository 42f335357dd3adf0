/**
 * The month that these days make up together: '2026-11' for 1 to 30 November 2026; null for any other period. Days as
 * 'YYYY-MM-DD'.
 */
export function wholeMonth(from: string | null, to: string | null): string | null {
  if (from === null || to === null || from.slice(0, 7) !== to.slice(0, 7) || !from.endsWith('-01')) return null;
  const lastDay = new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)), 0)).getUTCDate();
  return lastDay === Number(to.slice(8)) ? from.slice(0, 7) : null;
}
