import { basename } from 'node:path';
import type { WideScope } from '../../../access/scopes.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { Portal } from '../../../portal.ts';
import type { Kind } from '../import-kinds/index.ts';
import { importRecords } from './actions.ts';
import type { ColumnMap } from './column-map.ts';
import { gather } from './read-folder.ts';
import type { ImportOptions, ImportReport } from './report.ts';

export type FileOptions = Partial<
  Pick<ImportOptions, 'source' | 'wholeSet' | 'dryRun' | 'strict' | 'force' | 'onProgress'>
> &
  Readonly<{ columns?: ColumnMap }>;

/** What an import needs of the portal. */
export type ImportPlace = Pick<Portal, 'database' | 'files' | 'now'>;

/** Source of what comes in by command when none is named. */
const commandSource = 'command';

/**
 * Imports a file, or all files of a folder as one set, in one run. The same file again answers the earlier run, when no
 * other run of this kind and source came in between. Rejects with ENOENT when there is no such file.
 */
export async function importFile(
  scope: WideScope,
  portal: ImportPlace,
  kind: Kind,
  path: string,
  { columns, ...options }: FileOptions = {},
): Promise<ImportReport> {
  const { sheet, sha256 } = await gather(kind, path, columns);
  // Files that lie beside this one may have changed while it did not.
  const beside = kind.fields.some((field) => field.name === 'file');
  return importRecords(scope, kind, sheet, {
    source: commandSource,
    ...options,
    ...(beside ? {} : { sha256 }),
    fileName: basename(path),
    today: dayOf(portal.now()),
    files: portal.files,
  });
}
