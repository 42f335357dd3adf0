import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { CommandFailure, endWell, usedWrongly } from '../../../platform/command-failure.ts';
import { inOneFlight, systemScope } from '../../../access/scopes.ts';
import type { Portal } from '../../../portal.ts';
import type { Kind } from '../../intake/import-kinds/index.ts';
import { undoRun } from './actions.ts';
import { moveInvoice } from './move-actions.ts';
import { newestRuns } from './queries.ts';
import { answerOf, describeMove, describeRuns, describeUndo, whyNotMoved } from './report.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'database' | 'files' | 'now'>;

export const undoUsage =
  'import undo RUN [--dry-run] [--force] [--tell] [--json] | import runs [--kind KIND] [--source NAME] [--json] | import move-invoice NUMBER --customer NUMBER [--supplier NAME] [--dry-run] [--json]';

const flag = { type: 'boolean', default: false } as const;
const text = { type: 'string' } as const;
type Command = (args: readonly string[], portal: Parts, out: Writable, kinds: readonly Kind[]) => Promise<number>;

/**
 * `import undo RUN`: 0 when it is (or was) taken back, 1 when something was left alone or it cannot be, 2 when the
 * words make no sense.
 */
const undo: Command = async (args, portal, out, kinds) => {
  const {
    values,
    positionals: [run, ...rest],
  } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'dry-run': flag, force: flag, tell: flag, json: flag },
  });
  if (run === undefined || rest.length > 0 || !/^\d{1,15}$/.test(run))
    throw usedWrongly('Name the number of one run. "import runs" lists them.', undoUsage);
  const report = await undoRun(systemScope(portal.database, 'command'), portal, kinds, Number(run), {
    dryRun: values['dry-run'],
    force: values.force,
    tell: values.tell,
  });
  if (report === null) throw new CommandFailure('unknown_run', `There is no run ${run}. "import runs" lists them.`);
  out.write(values.json ? `${JSON.stringify(answerOf(report), null, 2)}\n` : describeUndo(report));
  return report.counts.left > 0 ? 1 : 0;
};

const runs: Command = async (args, portal, out) => {
  const { values } = parseArgs({ args: [...args], options: { kind: text, source: text, json: flag } });
  const [found] = await inOneFlight(
    systemScope(portal.database, 'command'),
    newestRuns(values.kind ?? null, values.source ?? null, 100),
  );
  out.write(values.json ? `${JSON.stringify({ runs: found }, null, 2)}\n` : describeRuns(found));
  return 0;
};

const move: Command = async (args, portal, out) => {
  const {
    values,
    positionals: [number, ...rest],
  } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { customer: text, supplier: text, 'dry-run': flag, json: flag },
  });
  if (number === undefined || rest.length > 0) throw usedWrongly('Name the number of one invoice.', undoUsage);
  if (values.customer === undefined) throw usedWrongly('Name the customer it is of: --customer NUMBER.', undoUsage);
  const outcome = await moveInvoice(
    systemScope(portal.database, 'command'),
    portal,
    { number, supplier: values.supplier ?? null },
    values.customer,
    { dryRun: values['dry-run'] },
  );
  if (!('mails' in outcome)) throw whyNotMoved(outcome, number, values.customer);
  out.write(values.json ? `${JSON.stringify(outcome, null, 2)}\n` : describeMove(outcome));
  return 0;
};

const commands: Readonly<Record<string, Command>> = { undo, runs, 'move-invoice': move };

/** Whether `import WORD …` is about what was imported before. */
export const isUndoCommand = (word: string | undefined): boolean => word !== undefined && Object.hasOwn(commands, word);

/** Takes back, lists or moves what was imported. Answers an exit code. */
export const undoCommand = (
  [word, ...args]: readonly string[],
  portal: Parts,
  out: Writable,
  kinds: readonly Kind[],
): Promise<number> =>
  endWell(args, out, async () => {
    try {
      return await commands[word!]!(args, portal, out, kinds);
    } catch (error) {
      const unclear = String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
      throw unclear ? usedWrongly((error as Error).message, undoUsage) : error;
    }
  });
