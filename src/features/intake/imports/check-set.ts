import { setImmediate } from 'node:timers/promises';
import { fatal, type Problem, type Row, type Sheet } from '../import-files/index.ts';
import { checkRow, notationsOf, type CheckedRecord, type Kind } from '../import-kinds/index.ts';
import { startResult, type RecordResult } from './report.ts';

/** Rows after the checks that need no database. `results` has one entry a row; good records know theirs. */
export type CheckedSet = Readonly<{
  records: readonly CheckedRecord[];
  results: readonly RecordResult[];
  byId: ReadonlyMap<string, RecordResult>;
  problems: Problem[];
  /** Every row had a key, so we can tell what is missing from a whole set. */
  complete: boolean;
}>;

export async function checkSet(
  kind: Kind,
  { rows, problems: whole }: Sheet,
  onProgress: (done: number, total: number) => void,
): Promise<CheckedSet> {
  const records: CheckedRecord[] = [];
  const results: RecordResult[] = [];
  const problems = [...whole];
  const first = new Map<string, Row>();
  const byId = new Map<string, RecordResult>();
  let complete = true;
  const notations = notationsOf(kind, rows);
  await inSlices(
    rows,
    (row) => {
      const { externalId, record, problems: found } = checkRow(kind, row, notations);
      const result = startResult(row, externalId);
      results.push(result);
      for (const problem of found) problems.push(inFile(problem, row));
      if (externalId === null) return void (complete = false);
      const earlier = first.get(externalId);
      if (earlier !== undefined)
        return void problems.push(
          inFile(fatal('double_record', row.path('externalId'), externalId, earlier.path()), row),
        );
      first.set(externalId, row);
      byId.set(externalId, result);
      if (record !== null) records.push(record);
    },
    onProgress,
  );
  return { records, results, byId, problems, complete };
}

/** Says which file of a folder a problem is in. */
export const inFile = (problem: Problem, row: Row): Problem =>
  row.file === '' || problem.path === row.file ? problem : { ...problem, path: `${row.file}: ${problem.path}` };

/** Works through a long list and lets others have a turn every hundred items. */
export async function inSlices<T>(
  items: readonly T[],
  work: (item: T) => void,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<void> {
  for (let at = 0; at < items.length; at += 100) {
    for (let i = at; i < Math.min(at + 100, items.length); i++) work(items[i]!);
    onProgress(Math.min(at + 100, items.length), items.length);
    await setImmediate();
  }
}
