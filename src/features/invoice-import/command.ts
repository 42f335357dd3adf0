import type { Writable } from 'node:stream';
import type { SystemScope } from '../../access/scopes.ts';
import type { Portal } from '../../portal.ts';
import { importInvoiceFiles } from './import-folder.ts';

type Asked = Readonly<{ path: string; source: string | undefined; dryRun: boolean; json: boolean }>;

/** `import invoices FILE|FOLDER`: a line per file that was not simply stored, the counts, and exit code 0 or 1. */
export async function importInvoicesCommand(scope: SystemScope, portal: Portal, { path, source = 'command', dryRun, json }: Asked, out: Writable): Promise<number> {
  if (dryRun) {
    out.write('Invoices have no dry run: each file is stored whole or refused, and the same file twice changes nothing.\n');
    return 2;
  }
  const terminal = (out as Writable & { isTTY?: boolean }).isTTY === true && !json;
  const report = await importInvoiceFiles(scope, portal, [path], { source, onFile: (_, done, total) => void (terminal && out.write(`\r${done}/${total} `)) });
  if (terminal) out.write('\r\u001b[K');
  if (json) out.write(`${JSON.stringify(report, null, 2)}\n`);
  else {
    for (const { file, result, problems } of report.files) {
      if (result === 'created' || result === 'unchanged') continue;
      out.write(`${file}: ${result}\n${problems.map(({ code, path: place, message }) => `  ${code} at ${place}: ${message}\n`).join('')}`);
    }
    out.write(`${report.created} stored, ${report.unchanged} unchanged, ${report.conflict} in conflict, ${report.refused + report.failed} refused.\n`);
  }
  return report.conflict + report.refused + report.failed > 0 ? 1 : 0;
}
