import type { Write } from '../../../access/scopes.ts';
import type { Kind, ReadyRecord } from '../import-kinds/index.ts';
import { inSlices } from './check-set.ts';
import { changedFields } from './plan.ts';
import type { FieldChange } from './report.ts';
import type { RunChange } from './run.ts';
import { chunks } from './stored-actions.ts';
import { compareStored, type Stored } from './stored-queries.ts';

export type Changed = Readonly<{
  record: ReadyRecord;
  fields: readonly string[];
  before: unknown;
  after: unknown;
  was: unknown;
}>;

/** Of records that may differ: those that do, with what differs. */
export async function findChanges(
  trx: Write,
  kind: Kind,
  maybe: readonly ReadyRecord[],
  stored: ReadonlyMap<string, Stored>,
): Promise<Changed[]> {
  const changed: Changed[] = [];
  for (const part of chunks(maybe)) {
    const children = await kind.children?.load(
      trx,
      part.map((record) => record.externalId),
    );
    const compared = new Map((await compareStored(trx, kind, part)).map((row) => [row.external_id, row]));
    for (const record of part) {
      const versions = compared.get(record.externalId)!;
      const child = children?.get(record.externalId);
      const fields = changedFields(kind, versions, child, record.child, stored.get(record.externalId)!.removed);
      if (fields.length > 0)
        changed.push({
          record,
          fields,
          before: shown(kind, versions.before, child),
          after: shown(kind, versions.after, record.child),
          was: wasOf(versions.before),
        });
    }
  }
  return changed;
}

/** What a run keeps of its changes; others get a turn in between. */
export async function changesOf(
  kind: Kind,
  added: readonly ReadyRecord[],
  changed: readonly Changed[],
  removed: readonly Stored[],
): Promise<RunChange[]> {
  const changes: RunChange[] = [];
  await inSlices(
    added,
    ({ customerId, externalId, columns, child }) =>
      void changes.push({ customerId, externalId, change: 'added', before: null, after: shown(kind, columns, child) }),
  );
  await inSlices(
    changed,
    ({ record: { customerId, externalId }, before, after, was }) =>
      void changes.push({ customerId, externalId, change: 'changed', before, after, was }),
  );
  await inSlices(
    removed,
    (row) =>
      void changes.push({
        customerId: row.customer_id,
        externalId: row.external_id,
        change: 'removed',
        before: null,
        after: null,
        was: wasOf(row),
      }),
  );
  return changes;
}

/**
 * What a rehearsal shows of a changed record: each field that differs, as it is and as it would be. Ids of other
 * records say nothing to people.
 */
export function shownChanges(kind: Kind, { fields, before, after }: Changed): FieldChange[] {
  return fields.flatMap((name) => {
    const field = kind.fields.find((one) => one.name === name);
    if (name === 'removed' || (field !== undefined && field.refer !== null && field.column !== null)) return [];
    const column = kind.children?.field === name ? name : field!.column!;
    const value = (version: unknown) => readable(column, (version as Record<string, unknown> | null)?.[column] ?? null);
    return [{ field: name, before: value(before), after: value(after) }];
  });
}

/** What a record is besides its fields: with it an undo leaves no trace. */
const wasOf = ({ content_hash, run_id, imported_at, removed_at }: Readonly<Record<string, unknown>>) => ({
  content_hash,
  run_id,
  imported_at,
  removed_at: removed_at ?? null,
});

const readable = (column: string, value: unknown) =>
  column.endsWith('_cents') && typeof value === 'number' ? (value / 100).toFixed(2) : value;

/** The columns an import writes, with what belongs to them in other tables. */
function shown(kind: Kind, columns: Readonly<Record<string, unknown>>, child: unknown): Record<string, unknown> {
  const seen: Record<string, unknown> = {};
  for (const { column } of kind.fields)
    if (column !== null && column !== 'external_id') seen[column] = columns[column] ?? null;
  if (kind.children !== null) seen[kind.children.field] = child ?? null;
  return seen;
}
