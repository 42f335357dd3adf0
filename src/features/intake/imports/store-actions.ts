import type { WideScope, Write } from '../../../access/scopes.ts';
import type { Problem } from '../import-files/index.ts';
import { findReferences, resolve, type Batch, type Kind, type ReadyRecord } from '../import-kinds/index.ts';
import { giveAddresses } from './address-actions.ts';
import { inFile, inSlices, type CheckedSet } from './check-set.ts';
import { changesOf, findChanges, shownChanges, type Changed } from './change-actions.ts';
import { clashes, decide, guardRemovals, incompleteSet, taken, type Plan, type Refused } from './plan.ts';
import { makeReport, type ImportOptions, type ImportReport, type RecordResult } from './report.ts';
import { finishRun, keepChanges, startRun } from './run-actions.ts';
import { sameAsLast } from './run-queries.ts';
import { insertRecords, removeRecords, takeTurn, updateRecords } from './stored-actions.ts';
import { findMissing, findStored, findTaken, type Stored } from './stored-queries.ts';

type Mutable = { -readonly [K in keyof CheckedSet]: CheckedSet[K] };

/** Everything of an import that happens inside its transaction. */
export async function storeSet(
  trx: Write,
  scope: WideScope,
  kind: Kind,
  set: Mutable,
  unusable: boolean,
  options: ImportOptions,
  newFiles: string[],
): Promise<ImportReport> {
  await takeTurn(trx, kind.name);
  const earlier = await repeated(trx, kind, set, options);
  if (earlier !== null) return earlier;
  const results = new Map(
    set.results
      .flatMap((result) => (result.externalId === null ? [] : [[result.externalId, result] as const]))
      .reverse(),
  );
  const ready = await resolveAll(trx, kind, set);
  const stored = await findStored(
    trx,
    kind,
    ready.map((record) => record.externalId),
  );
  const plan = await withoutTaken(trx, kind, decide(kind, ready, stored, options.source));
  for (const { record, problem } of plan.refused) set.problems.push(inFile(problem, record.row));
  const changed = await findChanges(trx, kind, plan.maybe, stored);
  const removed = options.wholeSet === true && !unusable ? await findRemovals(trx, kind, set, options) : [];
  const refused =
    unusable ||
    removed === null ||
    (options.strict === true && set.problems.some((problem) => problem.severity === 'fatal'));
  if (refused) return close(trx, scope, kind, set, options, null);
  mark(results, plan.added, () => ({ result: 'created' }));
  mark(results, [...plan.unchanged, ...plan.maybe], () => ({ result: 'unchanged' }));
  for (const one of changed)
    mark(results, [one.record], () => ({
      result: 'changed',
      fields: one.fields,
      ...(options.dryRun === true ? { changes: shownChanges(kind, one) } : {}),
    }));
  for (const { external_id: externalId } of removed) set.results = [...set.results, { externalId, result: 'removed' }];
  return close(trx, scope, kind, set, options, { added: plan.added, changed, removed, newFiles });
}

type Differences = Readonly<{
  added: readonly ReadyRecord[];
  changed: readonly Changed[];
  removed: readonly Stored[];
  newFiles: string[];
}>;

/** Stores the differences (null: nothing may be stored) and closes the run. */
async function close(
  trx: Write,
  scope: WideScope,
  kind: Kind,
  set: CheckedSet,
  options: ImportOptions,
  differences: Differences | null,
): Promise<ImportReport> {
  const nothing =
    differences !== null && differences.added.length + differences.changed.length + differences.removed.length === 0;
  const report = (run: number | null) =>
    makeReport({
      kind: kind.name,
      source: options.source,
      dryRun: options.dryRun === true,
      run,
      records: set.results,
      problems: set.problems,
      refused: differences === null,
    });
  if (options.single === true && nothing && set.problems.length === 0) return report(null);
  const run = await startRun(trx, scope, { ...options, kind: kind.name });
  if (differences !== null && !nothing)
    for (const problem of await apply(trx, scope, kind, run, options, differences)) set.problems.push(problem);
  const { counts, state } = report(run);
  await finishRun(trx, scope, run, { counts, problems: set.problems, state, customerId: onlyCustomer(differences) });
  return report(options.dryRun === true ? null : run);
}

async function apply(
  trx: Write,
  scope: WideScope,
  kind: Kind,
  run: number,
  options: ImportOptions,
  { added, changed, removed, newFiles }: Differences,
): Promise<readonly Problem[]> {
  const batch: Batch = {
    scope,
    added,
    newFiles,
    dryRun: options.dryRun === true,
    files: options.files,
    today: options.today,
    changed: changed.map(({ record }) => record),
    removed: removed.map((row) => ({ externalId: row.external_id, customerId: row.customer_id })),
  };
  const after = await kind.around?.(trx, batch);
  const mark = { run, source: options.source };
  await removeRecords(
    trx,
    kind,
    batch.removed.map((row) => row.externalId),
    mark,
  );
  await insertRecords(trx, kind, added, mark);
  await updateRecords(trx, kind, batch.changed, mark);
  if (added.length + changed.length > 0) await kind.children?.replace(trx, [...added, ...batch.changed], batch);
  options.onProgress?.('storing', 1, 1);
  await keepChanges(trx, run, kind.name, await changesOf(kind, added, changed, removed));
  return (await after?.()) ?? [];
}

async function repeated(trx: Write, kind: Kind, set: CheckedSet, options: ImportOptions): Promise<ImportReport | null> {
  if (options.sha256 === undefined || options.dryRun === true) return null;
  const last = await sameAsLast(trx, kind.name, options.source, options.sha256, options.wholeSet === true);
  if (last === null) return null;
  const records = set.results.map((result): RecordResult => ({ ...result, result: 'unchanged' }));
  return makeReport({
    kind: kind.name,
    source: options.source,
    dryRun: false,
    run: last.id,
    records,
    problems: [],
    refused: false,
  });
}

async function resolveAll(trx: Write, kind: Kind, set: CheckedSet): Promise<ReadyRecord[]> {
  const records = await giveAddresses(trx, kind, set.records);
  const found = await findReferences(trx, kind, records);
  const ready: ReadyRecord[] = [];
  await inSlices(records, (record) => {
    const resolved = resolve(kind, record, found);
    for (const problem of resolved.problems) set.problems.push(inFile(problem, record.row));
    if (resolved.ready !== null) ready.push(resolved.ready);
  });
  return ready;
}

/** Takes out records whose number another record already has. */
async function withoutTaken(trx: Write, kind: Kind, plan: Plan): Promise<Plan> {
  let { added, maybe } = plan;
  let refused: readonly Refused[] = plan.refused;
  for (const { columns, field } of kind.unique) {
    const wanting = [...added, ...maybe];
    if (wanting.length === 0) break;
    const holders = await findTaken(trx, kind, columns, wanting);
    const found = [
      ...wanting.flatMap((record) =>
        holders.has(record.externalId) ? [taken(record, columns, field, holders.get(record.externalId)!)] : [],
      ),
      ...clashes(columns, field, wanting),
    ];
    const out = new Set(found.map(({ record }) => record));
    // As arguments of one call a hundred thousand would be too many.
    refused = refused.concat(found);
    [added, maybe] = [added, maybe].map((list) => list.filter((record) => !out.has(record))) as [
      ReadyRecord[],
      ReadyRecord[],
    ];
  }
  return { ...plan, added, maybe, refused: [...refused] };
}

/** What a whole set leaves out; null when that is too much to be true. */
async function findRemovals(
  trx: Write,
  kind: Kind,
  set: CheckedSet,
  options: ImportOptions,
): Promise<readonly Stored[] | null> {
  const { missing, present } = await findMissing(trx, kind, options.source, [...set.byId.keys()]);
  if (!set.complete) return (set.problems.push(incompleteSet()), []);
  const guard = options.force === true ? null : guardRemovals(missing.length, present, set.results.length);
  if (guard === null) return missing;
  // A rehearsal is there to look: it shows what would go, and says that the real thing needs force.
  if (options.dryRun === true) return (set.problems.push({ ...guard, severity: 'warning' }), missing);
  set.problems.push(guard);
  return null;
}

function mark(
  results: ReadonlyMap<string, RecordResult>,
  records: readonly ReadyRecord[],
  what: () => Partial<RecordResult>,
): void {
  for (const record of records) Object.assign(results.get(record.externalId)!, what());
}

function onlyCustomer(differences: Differences | null): number | null {
  if (differences === null) return null;
  const ids = new Set([
    ...differences.added.map((r) => r.customerId),
    ...differences.changed.map((c) => c.record.customerId),
    ...differences.removed.map((r) => r.customer_id),
  ]);
  return ids.size === 1 ? [...ids][0]! : null;
}
