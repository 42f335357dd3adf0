/** Where a list came from, as its newest record says. */
export function newestSource(rows: readonly { source: string; imported_at: Date }[]): {
  source: string | null;
  at: Date | null;
} {
  let newest: { source: string; imported_at: Date } | undefined;
  for (const row of rows) if (newest === undefined || row.imported_at > newest.imported_at) newest = row;
  return { source: newest?.source ?? null, at: newest?.imported_at ?? null };
}
