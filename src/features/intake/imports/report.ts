import type { Row } from '../import-files/index.ts';
import { capProblems, type Problem } from '../import-files/index.ts';
import type { FileStore } from '../../../platform/files/store.ts';
import type { RunCounts, RunState } from './run.ts';

export type ImportOptions = Readonly<{
  /** The system the records come from. */
  source: string;
  fileName?: string;
  sha256?: string;
  /** The records are all there are: others of this source are removed. */
  wholeSet?: boolean;
  /** Answers the same, stores nothing. */
  dryRun?: boolean;
  /** One bad record refuses all. */
  strict?: boolean;
  /** Remove also when that is more than half. */
  force?: boolean;
  /** One record by itself: a run that changes nothing leaves no trace. */
  single?: boolean;
  /** The day it is here, 'YYYY-MM-DD'. */
  today: string;
  files: FileStore;
  onProgress?: (step: 'checking' | 'storing', done: number, total: number) => void;
}>;

/** A field that differs: as it is, and as it would be. */
export type FieldChange = Readonly<{ field: string; before: unknown; after: unknown }>;

/**
 * What became of one record. `fields` names what changed; 'removed' among them means that it came back. `changes`: the
 * values, of a rehearsal.
 */
export type RecordResult = {
  externalId: string | null;
  result: 'created' | 'changed' | 'unchanged' | 'removed' | 'refused';
  fields?: readonly string[];
  changes?: readonly FieldChange[];
  path?: string;
  file?: string;
};

export type ImportReport = Readonly<{
  run: number | null;
  kind: string;
  source: string;
  state: RunState;
  dryRun: boolean;
  counts: RunCounts;
  records: readonly RecordResult[];
  problems: readonly Problem[];
}>;

/** A row's result before anything is known about it: refused until proven good. */
export const startResult = (row: Row, externalId: string | null): RecordResult => ({
  externalId,
  result: 'refused',
  path: row.path(),
  ...(row.file === '' ? {} : { file: row.file }),
});

function countResults(records: readonly RecordResult[]): RunCounts {
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0, refused: 0 };
  for (const { result } of records) counts[result === 'created' ? 'added' : result]++;
  return counts;
}

type Ending = Readonly<{
  kind: string;
  source: string;
  dryRun: boolean;
  run: number | null;
  records: readonly RecordResult[];
  problems: readonly Problem[];
  refused: boolean;
}>;

export function makeReport({ kind, source, dryRun, run, records, problems, refused }: Ending): ImportReport {
  const state = refused ? 'refused' : problems.length > 0 ? 'done-with-problems' : 'done';
  return Object.freeze({
    run,
    kind,
    source,
    state,
    dryRun,
    counts: countResults(records),
    records,
    problems: capProblems(problems),
  });
}
