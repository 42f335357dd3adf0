import type { RunProblem } from './run.ts';

export type UndoOptions = Readonly<{
  /** Counts what would be done, changes nothing. */
  dryRun: boolean;
  /** Takes back also what changed since. */
  force: boolean;
}>;

/** Who was mailed about invoices that are not theirs, and what became of mails that waited. */
export type UndoMails = Readonly<{
  withdrawn: number;
  mailed: readonly Readonly<{ mail: string; numbers: readonly string[] }>[];
  told: number;
}>;

/**
 * What taking back a run did. `undo` is the run that did it; null when nothing was done. `left`: what stays as it is,
 * and why.
 */
export type UndoReport = Readonly<{
  run: number;
  kind: string;
  source: string;
  undo: number | null;
  dryRun: boolean;
  state: 'undone' | 'undone-partly' | 'already-undone' | 'nothing-to-undo';
  counts: Readonly<{ gone: number; restored: number; left: number }>;
  left: readonly RunProblem[];
  mails: UndoMails;
}>;

export const noMails: UndoMails = Object.freeze({ withdrawn: 0, mailed: [], told: 0 });

/** Why a record stays as it is. Codes are stable. */
const reasons = {
  changed_since: (by) => [
    `Changed since by run ${by}. Undo that run first, or use force.`,
    `Sindsdien veranderd door run ${by}. Maak die run eerst ongedaan, of gebruik force.`,
  ],
  in_use: () => [
    'Other records belong to it. Take those away first; with force it is no longer shown.',
    'Er hoort nog iets anders bij. Haal dat eerst weg; met force is het niet meer te zien.',
  ],
  taken: (by) => [
    `What it was is in use by ${by} now. Change that one first.`,
    `Wat het was, is nu van ${by}. Verander dat eerst.`,
  ],
  missing: () => ['It is no longer there.', 'Het is er niet meer.'],
  moved: () => [
    'It was moved to another customer since. Use force to take it away there.',
    'De factuur is sindsdien naar een andere klant verplaatst. Haal hem daar weg met force.',
  ],
} as const satisfies Readonly<Record<string, (by: string) => readonly [en: string, nl: string]>>;

export type LeftReason = keyof typeof reasons;

export function leftAlone(externalId: string, code: LeftReason, by: string | number | null = ''): RunProblem {
  const [message, nl] = reasons[code](String(by ?? 'unknown'));
  return Object.freeze({ code, path: externalId, severity: 'warning', message, nl });
}
