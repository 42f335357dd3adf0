/** A service with the last day to cancel it and the last day of its term. */
export type Ending = Readonly<{ id: string; product: string; lastDay: string; termEnds: string }>;
type Product = Readonly<{ name: string; services: number }>;
export type EndingGroup = Readonly<{
  lastDay: string;
  termEnds: string;
  /** Different products with how many services each has, the most frequent first. */ products: readonly Product[];
  ids: readonly string[];
}>;

/** Services with the same two days belong together; the first last day first. */
export function gatherEndings(endings: readonly Ending[]): readonly EndingGroup[] {
  const groups = Map.groupBy(endings, ({ lastDay, termEnds }) => `${lastDay} ${termEnds}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, services]) => ({
      lastDay: services[0]!.lastDay,
      termEnds: services[0]!.termEnds,
      products: byFrequency(services.map(({ product }) => product)),
      ids: services.map(({ id }) => id),
    }));
}

const byFrequency = (names: readonly string[]): readonly Product[] =>
  [...Map.groupBy(names, (name) => name)]
    .map(([name, { length }]) => ({ name, services: length }))
    .sort((a, b) => b.services - a.services || (a.name < b.name ? -1 : 1));

/** A year, or half a year more when a term that is shown ends then. `today` and the ends are days. */
export function monthsToShow(ends: readonly string[], today: string): 12 | 18 {
  const nextYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4, 7)}-01`;
  return ends.some((end) => end >= nextYear) ? 18 : 12;
}
