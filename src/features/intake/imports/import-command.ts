import type { Writable } from 'node:stream';
import { CommandFailure, endWell, usedWrongly } from '../../../platform/command-failure.ts';
import { systemScope, type SystemScope } from '../../../access/scopes.ts';
import type { Kind } from '../import-kinds/index.ts';
import { columnMap } from './column-map.ts';
import { readArguments, type CommandArguments } from './command-arguments.ts';
import { bar, describe } from './command-report.ts';
import { importFile, type ImportPlace } from './import-file.ts';

/** Imports invoices from a file or folder and answers an exit code; invoices have an importer of their own. */
export type InvoiceImporter = (scope: SystemScope, args: CommandArguments, out: Writable) => Promise<number>;

export const importUsage =
  'import KIND FILE|FOLDER [--source NAME] [--customer NUMBER] [--ignore COLUMN] [--map FILE] [--whole-set] [--dry-run] [--strict] [--force] [--json]';

/**
 * `import KIND FILE|FOLDER …`. Answers 0 when all went in, also with notes; 1 when something was refused, or with
 * `--strict` when there were notes; 2 when the words make no sense.
 */
export const importCommand = (
  args: readonly string[],
  portal: ImportPlace,
  out: Writable,
  kinds: readonly Kind[],
  importInvoices?: InvoiceImporter,
): Promise<number> => endWell(args, out, () => importAsked(args, portal, out, kinds, importInvoices));

async function importAsked(
  args: readonly string[],
  portal: ImportPlace,
  out: Writable,
  kinds: readonly Kind[],
  importInvoices?: InvoiceImporter,
): Promise<number> {
  const names = [...kinds.map((kind) => kind.name), ...(importInvoices === undefined ? [] : ['invoices'])];
  const read = readArguments(args, names);
  if (typeof read === 'string') throw usedWrongly(read, importUsage);
  const scope = systemScope(portal.database, 'command');
  const kind = kinds.find((one) => one.name === read.kind);
  try {
    if (kind === undefined) return await importInvoices!(scope, read, out);
    const columns = await columnMap(kind, read.ignore ?? [], read.map);
    if (typeof columns === 'string') throw new CommandFailure('unusable_map', columns, { exit: 2 });
    const onProgress =
      isTerminal(out) && !read.json
        ? (step: string, done: number, total: number) => void out.write(bar(step, done, total))
        : undefined;
    const report = await importFile(scope, portal, kind, read.path, {
      ...(read.source === undefined ? {} : { source: read.source }),
      ...pick(read),
      columns,
      onProgress,
    });
    if (onProgress) out.write('\r\u001b[K');
    out.write(read.json ? `${JSON.stringify(report, null, 2)}\n` : describe(report));
    return report.problems.some(({ severity }) => read.strict || severity === 'fatal') ? 1 : 0;
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new CommandFailure('no_such_file', `There is no file or folder ${read.path}.`, { exit: 2 });
  }
}

const pick = ({ wholeSet, dryRun, force, strict }: CommandArguments) => ({ wholeSet, dryRun, force, strict });
const isTerminal = (out: Writable) => (out as Writable & { isTTY?: boolean }).isTTY === true;
const isMissing = (error: unknown) => (error as { code?: string }).code === 'ENOENT';
