/**
 * VAT category codes (UNTDID 5305 as EN 16931 uses it) and the letters of their rule ids: L is IGIC (Canary Islands), M
 * IPSI (Ceuta, Melilla).
 */
export const families: Readonly<Record<string, string>> = Object.freeze({
  S: 'S',
  Z: 'Z',
  E: 'E',
  AE: 'AE',
  K: 'IC',
  G: 'G',
  O: 'O',
  L: 'AF',
  M: 'AG',
});

/** Standard VAT, IGIC and IPSI come with rates; each rate is a group of its own. All others have one group at 0. */
export function isPerRate(category: string): boolean {
  return category === 'S' || category === 'L' || category === 'M';
}

/** The letters for a category as a document has it; undefined for anything that is no category. */
export function familyOf(category: string | null): string | undefined {
  return category !== null && Object.hasOwn(families, category) ? families[category] : undefined;
}
