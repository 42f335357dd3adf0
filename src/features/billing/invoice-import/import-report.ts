import { relative } from 'node:path';
import { failureText } from '../../../platform/command-failure.ts';
import { isStored, type FileReport, type ImportCounts } from './import-folder.ts';

/**
 * The report of an import, written while it goes on: a piece for each file, and one at the end, also when it
 * breaks off.
 */
export type ReportText = Readonly<{
  file(report: FileReport): string;
  end(counts: ImportCounts): string;
  broken(error: unknown): string;
}>;

/** The name of a file as seen from the folder that is imported. */
export const nameOf = (file: string, path: string): string => relative(path, file) || file;

/** As people read it: a line per file, why a file was left out, and the counts below. */
export function asText(path: string, dryRun: boolean): ReportText {
  return {
    file(one) {
      const { file, result, number, problems } = one;
      const stored = isStored(one);
      const lines = [
        `  ${result.padEnd(9)}  ${nameOf(file, path)}${number === null ? '' : `  ${number}`}${stored ? noteOf(one) : ''}`,
      ];
      if (!stored)
        for (const { code, path: place, message } of problems.slice(0, 5))
          lines.push(`             ${place}: ${message} [${code}]`);
      return `${lines.join('\n')}\n`;
    },
    end(counts) {
      const words = Object.entries(counts)
        .filter(([, count]) => count > 0)
        .map(([word, count]) => `${count} ${word}`);
      return `invoices: ${dryRun ? 'rehearsed, nothing stored' : 'done'}. ${words.join(', ') || 'no files'}.\n`;
    },
    broken: (error) => failureText(error, false),
  };
}

function noteOf({ problems }: FileReport): string {
  const fatal = problems.filter(({ severity }) => severity === 'fatal');
  return fatal.length === 0
    ? ''
    : `  (breaks ${fatal
        .map(({ code }) => code)
        .slice(0, 5)
        .join(', ')})`;
}

/** As machines read it: one object with `head`, `files` and the counts. */
export function asJson(head: Readonly<Record<string, unknown>>): ReportText {
  const fields = (object: object) => JSON.stringify(object, null, 2).slice(2, -2);
  let before = `{\n${fields(head)},\n  "files": [\n`;
  const next = () => {
    const mark = before;
    before = ',\n';
    return mark;
  };
  const end = (last: object) => `${before === ',\n' ? '' : before}\n  ],\n${fields(last)}\n}\n`;
  return {
    file: (report) => `${next()}${JSON.stringify(report, null, 2).replaceAll(/^/gm, '    ')}`,
    end: (counts) => end(counts),
    broken: (error) => end(JSON.parse(failureText(error, true)) as object),
  };
}
