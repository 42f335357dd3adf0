import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import type { CheckedRecord, Kind } from '../import-kinds/index.ts';

type Held = Readonly<{ external_id: string; slug: string }>;

/**
 * Gives each record whose page address follows from its title one of its own: two evenings called "Spreekuur" become
 * `spreekuur` and `spreekuur-2`. A record that has one keeps it as long as its title does.
 */
export async function giveAddresses(
  trx: Write,
  kind: Kind,
  records: readonly CheckedRecord[],
): Promise<readonly CheckedRecord[]> {
  const following = records.filter(({ values }) => values.slugFollows === true);
  if (following.length === 0) return records;
  const bases = following.map(({ values }) => values.slug as string);
  const { rows } = await sql<Held>`select external_id, slug from ${sql.table(kind.table)}
    where external_id = any(${following.map(({ externalId }) => externalId)}) or slug = any(${bases})
      or regexp_replace(slug, '-[0-9]+$', '') = any(${bases})`.execute(trx);
  const own = new Map(rows.map((row) => [row.external_id, row.slug]));
  const taken = new Map<string, string | null>(kind.reserved.map((slug) => [slug, null]));
  for (const { external_id: id, slug } of rows) taken.set(slug, id);
  for (const { externalId, values } of records)
    if (values.slugFollows !== true) taken.set(values.slug as string, externalId);
  return records.map((record) =>
    record.values.slugFollows === true
      ? { ...record, values: { ...record.values, slug: free(record, own, taken) } }
      : record,
  );
}

function free(
  { externalId, values }: CheckedRecord,
  own: ReadonlyMap<string, string>,
  taken: Map<string, string | null>,
): string {
  const base = values.slug as string;
  const isFree = (slug: string) => !taken.has(slug) || taken.get(slug) === externalId;
  const kept = own.get(externalId);
  let slug =
    kept !== undefined && (kept === base || /^-\d+$/.test(kept.slice(base.length))) && kept.startsWith(base)
      ? kept
      : base;
  for (let at = 2; !isFree(slug); at++) slug = `${base}-${at}`;
  taken.set(slug, externalId);
  return slug;
}
