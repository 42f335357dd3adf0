import { sql } from 'kysely';
import type { WideScope, Write } from '../../../access/scopes.ts';
import { storableJson } from '../../../database/json.ts';
import type { FileStore } from '../../../platform/files/store.ts';
import { dropUnusedFiles } from '../../record/stored-files/index.ts';
import type { Batch, Kind, ReadyRecord } from '../import-kinds/index.ts';
import { noCounts, type RunProblem } from './run.ts';
import { finishRun, startRun } from './run-actions.ts';
import { chunks, takeTurn } from './stored-actions.ts';
import { findTaken } from './stored-queries.ts';
import { deleteRecords } from './undo-delete-actions.ts';
import { changesLeft, standing, type LeftChange } from './undo-queries.ts';
import { leftAlone, noMails, type UndoOptions, type UndoReport } from './undo-report.ts';

type Undoing = Readonly<{ run: number; source: string; undoneBefore: boolean; today: string; files: FileStore }>;

/**
 * Everything of an undo that happens inside its transaction: what the run added goes, what it changed is as it was,
 * what it took away is back. What another run changed since is left alone unless forced. Answers the keys of files that
 * may go after the commit.
 */
export async function undoRecords(
  trx: Write,
  scope: WideScope,
  kind: Kind,
  undoing: Undoing,
  { dryRun, force }: UndoOptions,
): Promise<{ report: UndoReport; files: readonly string[] }> {
  await takeTurn(trx, kind.name);
  const { run, source } = undoing;
  const changes = await changesLeft(trx, run);
  const answer = (state: UndoReport['state'], more: Partial<UndoReport> = {}): UndoReport =>
    Object.freeze({
      run,
      kind: kind.name,
      source,
      undo: null,
      dryRun,
      state,
      counts: { gone: 0, restored: 0, left: 0 },
      left: [],
      mails: noMails,
      ...more,
    });
  if (changes.length === 0)
    return { report: answer(undoing.undoneBefore ? 'already-undone' : 'nothing-to-undo'), files: [] };
  const now = await standing(
    trx,
    kind,
    changes.map((change) => change.externalId),
  );
  const left: RunProblem[] = [];
  const free = changes.filter(({ externalId, change }) => {
    const by = now.get(externalId);
    if (by === undefined && change !== 'added') return (left.push(leftAlone(externalId, 'missing')), false);
    if (by !== undefined && by.runId !== run && !force)
      return (left.push(leftAlone(externalId, 'changed_since', by.runId)), false);
    return true;
  });
  const added = free.filter(({ change }) => change === 'added');
  const back = free
    .filter(({ change }) => change !== 'added')
    .map((change) => asRecord(change, now.get(change.externalId)!.row));
  const batch: Batch = {
    scope,
    added: [],
    changed: back,
    removed: added,
    dryRun,
    files: undoing.files,
    today: undoing.today,
    newFiles: [],
  };
  const ids = free.map((change) => change.externalId);
  const files = (await kind.children?.files?.(trx, ids)) ?? [];
  const after = await kind.around?.(trx, batch);
  const undo = await startRun(trx, scope, { kind: kind.name, source, undoes: run });
  const kept = await deleteRecords(
    trx,
    kind,
    added.map((change) => change.externalId),
    { force, undo },
  );
  for (const id of kept) left.push(leftAlone(id, 'in_use'));
  const restored = await restoreRecords(trx, kind, back, batch, left);
  const done = new Set([
    ...added.map((change) => change.externalId).filter((id) => force || !kept.includes(id)),
    ...restored,
  ]);
  await sql`update import_change set undone_by = ${undo} where run_id = ${run}
    and external_id = any(${[...done]})`.execute(trx);
  const problems = [...left, ...((await after?.()) ?? [])];
  const counts = { gone: added.length - kept.length, restored: restored.length, left: left.length };
  const customers = new Set(free.map((change) => change.customerId));
  await finishRun(trx, scope, undo, {
    counts: { ...noCounts, changed: counts.restored, removed: counts.gone, refused: counts.left },
    problems,
    customerId: customers.size === 1 ? [...customers][0]! : null,
  });
  const keys = await dropUnusedFiles(trx, files);
  return {
    report: answer(left.length === 0 ? 'undone' : 'undone-partly', {
      undo: dryRun ? null : undo,
      counts,
      left: problems.slice(0, 1000),
    }),
    files: keys,
  };
}

/**
 * A record as it was, in the shape in which imports store one. Of one that was only taken away the fields are what they
 * are.
 */
function asRecord(
  { externalId, customerId, before, was }: LeftChange,
  now: Readonly<Record<string, unknown>>,
): ReadyRecord & { was: LeftChange['was'] } {
  const columns = before ?? now;
  const row = {
    values: new Map<string, unknown>(),
    text: true,
    path: (...field: string[]) => [externalId, ...field].join('/'),
    file: '',
    beside: null,
  };
  return { externalId, customerId, columns, child: before === null ? undefined : before, hash: '', row, was };
}

async function restoreRecords(
  trx: Write,
  kind: Kind,
  records: readonly (ReadyRecord & { was: LeftChange['was'] })[],
  batch: Batch,
  left: RunProblem[],
): Promise<readonly string[]> {
  let free = records;
  for (const { columns } of kind.unique) {
    const holders = await findTaken(trx, kind, columns, free);
    for (const { externalId } of free)
      if (holders.has(externalId)) left.push(leftAlone(externalId, 'taken', holders.get(externalId)));
    free = free.filter(({ externalId }) => !holders.has(externalId));
  }
  const own = kind.fields.flatMap(({ column }) => (column === null || column === 'external_id' ? [] : [column]));
  const all = [...own, 'content_hash', 'run_id', 'imported_at', 'removed_at'];
  const set = sql.join(all.map((column) => sql`${sql.ref(column)} = r.${sql.ref(column)}`));
  for (const part of chunks(free)) {
    const rows = storableJson(
      part.map(({ externalId, columns, was }) => ({
        ...columns,
        ...(was ?? { content_hash: null, run_id: null, removed_at: null }),
        external_id: externalId,
      })),
    );
    // A field that came to be after that run keeps what it has.
    await sql`update ${sql.table(kind.table)} t set ${set} from (
        select p.* from jsonb_array_elements(${rows}::jsonb) e
          join ${sql.table(kind.table)} s on s.external_id = e->>'external_id', jsonb_populate_record(s, e) p
      ) r where t.external_id = r.external_id`.execute(trx);
  }
  await restoreChildren(trx, kind, free, batch);
  return free.map(({ externalId }) => externalId);
}

/** Roles, licences or the file, of those whose fields the run had changed. */
async function restoreChildren(trx: Write, kind: Kind, records: readonly ReadyRecord[], batch: Batch): Promise<void> {
  const { children } = kind;
  if (children === null) return;
  const changed = records
    .filter(({ child }) => child !== undefined)
    .map((record) => ({
      ...record,
      child: (record.child as Record<string, unknown>)[children.field] ?? children.none,
    }));
  if (changed.length > 0) await (children.restore ?? children.replace)(trx, changed, batch);
}
