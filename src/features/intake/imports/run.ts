import type { Problem } from '../import-files/index.ts';

/**
 * What a run is about. Sources are names of systems ('exact', 'psa'): a record belongs to the one it came from first.
 */
export type RunStart = Readonly<{
  kind: string;
  source: string;
  fileName?: string | null;
  sha256?: string | null;
  wholeSet?: boolean;
  /** The run that this one takes back. */ undoes?: number;
}>;

export type RunCounts = Readonly<{
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  refused: number;
}>;
export type RunState = 'done' | 'done-with-problems' | 'refused';

/** Problems of an import; invoices bring their own list with the same four fields. */
export type RunProblem = Pick<Problem, 'path' | 'severity' | 'message' | 'nl'> & Readonly<{ code: string }>;

export type RunChange = Readonly<{
  customerId: number | null;
  externalId: string;
  change: 'added' | 'changed' | 'removed';
  before: unknown;
  after: unknown;
  /** Besides its fields, what the record was: hash, run, moments. */
  was?: unknown;
}>;

export const noCounts: RunCounts = Object.freeze({ added: 0, changed: 0, removed: 0, unchanged: 0, refused: 0 });
