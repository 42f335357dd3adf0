import { CommandFailure } from '../../../platform/command-failure.ts';
import { moment } from '../../../ui/format.ts';
import type { UndoReport } from '../../intake/imports/index.ts';
import type { MoveOutcome } from './move-actions.ts';
import type { ListedRun } from './queries.ts';

const counted = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const listed = (lines: readonly string[], most = 50): readonly string[] =>
  lines.length <= most ? lines : [...lines.slice(0, most), `  … and ${lines.length - most} more. Use --json for all.`];

type Rehearsal = Omit<UndoReport, 'counts' | 'state'> &
  Readonly<{ state: string; would: Readonly<{ go: number; beRestored: number; stay: number }> }>;
const rehearsed = Object.freeze({ undone: 'would-be-undone', 'undone-partly': 'would-be-undone-partly' }) as Readonly<
  Record<string, string>
>;

/**
 * What an undo did, as machines read it. A rehearsal did nothing: it has `would` in the place of `counts`, so that
 * nobody takes one for the other.
 */
export function answerOf(report: UndoReport): UndoReport | Rehearsal {
  if (!report.dryRun) return report;
  const { counts, state, ...rest } = report;
  return {
    ...rest,
    state: rehearsed[state] ?? state,
    would: { go: counts.gone, beRestored: counts.restored, stay: counts.left },
  };
}

/** What an undo did, or would do, as people read it in a terminal. */
export function describeUndo({ run, kind, source, undo, dryRun, state, counts, left, mails }: UndoReport): string {
  const heads = {
    'already-undone': 'undone before, nothing to do',
    'nothing-to-undo': 'it changed nothing, nothing to do',
    undone: dryRun ? 'rehearsed, nothing changed' : `undone as run ${undo}`,
    'undone-partly': dryRun
      ? 'rehearsed, nothing changed'
      : undo === null
        ? 'nothing more undone'
        : `partly undone as run ${undo}`,
  } as const;
  const words = dryRun ? ['would go', 'would be as before', 'would stay'] : ['gone', 'as before', 'left alone'];
  const numbers = [counts.gone, counts.restored, counts.left]
    .map((count, at) => [count, words[at]])
    .filter(([count]) => (count as number) > 0)
    .map(([count, word]) => `${count} ${word}`);
  const lines = [
    `run ${run}, ${kind} from ${source}: ${heads[state]}.${numbers.length > 0 ? ` ${numbers.join(', ')}.` : ''}`,
  ];
  lines.push(...listed(left.map(({ path, message, code }) => `  ${words[2]}  ${path}: ${message} [${code}]`)));
  if (mails.withdrawn > 0) lines.push(`  ${counted(mails.withdrawn, 'mail')} that still waited will not be sent.`);
  if (mails.told > 0) lines.push(`  ${counted(mails.told, 'person', 'people')} got a mail that it was a mistake.`);
  else if (mails.mailed.length > 0) {
    lines.push(`  ${counted(mails.mailed.length, 'person was', 'people were')} mailed about these invoices already:`);
    lines.push(
      ...listed(
        mails.mailed.map(
          ({ mail, numbers: of }) => `    ${mail}: ${of.slice(0, 10).join(', ')}${of.length > 10 ? ' …' : ''}`,
        ),
      ),
    );
    lines.push(`  Tell them it was a mistake: import undo ${run} --tell`);
  }
  return `${lines.join('\n')}\n`;
}

/** Runs as a list, the newest first. */
export function describeRuns(runs: readonly ListedRun[]): string {
  if (runs.length === 0) return 'There are no runs yet.\n';
  return runs
    .map((run) => {
      const numbers = (['added', 'changed', 'removed', 'unchanged', 'refused'] as const)
        .filter((word) => run[word] > 0)
        .map((word) => `${run[word]} ${word}`);
      const about = run.undoes !== null ? `took back run ${run.undoes}` : run.state;
      const undone = run.undoneBy.length > 0 ? `; undone by run ${run.undoneBy.join(', ')}` : '';
      return `${String(run.id).padStart(6)}  ${moment(run.startedAt, 'en')}  ${run.kind} from ${run.source}, by ${run.actor}${run.fileName === null ? '' : `, ${run.fileName}`}: ${about}, ${numbers.join(', ') || 'no records'}${undone}\n`;
    })
    .join('');
}

type Moved = Extract<MoveOutcome, Readonly<{ mails: unknown }>>;
type NotMoved = Exclude<MoveOutcome, Moved>;

export function describeMove(outcome: Moved): string {
  if (outcome.result === 'there-already')
    return `Invoice ${outcome.number} is of customer ${outcome.to} already, nothing to do.\n`;
  const { withdrawn, corrected } = outcome.mails;
  const mails = [
    withdrawn > 0 ? ` ${counted(withdrawn, 'mail')} that still waited will not be sent.` : '',
    corrected > 0 ? ` ${counted(corrected, 'person', 'people')} got a mail that it was a mistake.` : '',
  ].join('');
  return `Invoice ${outcome.number}: ${outcome.result === 'would-move' ? 'would move' : 'moved'} from customer ${outcome.from} to customer ${outcome.to}.${mails}\n`;
}

/** Why an invoice was not moved, as the command ends with it. */
export function whyNotMoved(outcome: NotMoved, number: string, customer: string): CommandFailure {
  if (!('suppliers' in outcome))
    return outcome.result === 'unknown-invoice'
      ? new CommandFailure('unknown_invoice', `There is no invoice ${number} (of that supplier).`)
      : new CommandFailure('unknown_customer', `There is no customer ${customer}.`);
  const { suppliers } = outcome;
  const lines = suppliers.map((one) => `\n  ${one}`).join('');
  return new CommandFailure(
    'ambiguous_invoice',
    `More than one invoice has the number ${number}. Name the supplier with --supplier:${lines}`,
    { more: { suppliers } },
  );
}
