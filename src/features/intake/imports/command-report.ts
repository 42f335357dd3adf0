import { cut } from '../../../platform/text/cut.ts';
import type { ImportReport } from './report.ts';

/** The report of a run as people read it in a terminal. */
export function describe({ kind, source, state, dryRun, run, counts, records, problems }: ImportReport): string {
  const head =
    state === 'refused'
      ? 'refused, nothing stored'
      : dryRun
        ? 'rehearsed, nothing stored'
        : `stored${run === null ? '' : ` as run ${run}`}`;
  const numbers = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count} ${word}`);
  const lines = [
    `${kind} from ${source}: ${head}. ${numbers.join(', ') || 'no records'}.`,
    ...perFile(records),
    ...perChange(records),
  ];
  for (const { severity, code, path, message } of problems.slice(0, 50))
    lines.push(`  ${severity === 'warning' ? 'note' : 'refused'}  ${path}: ${message} [${code}]`);
  if (problems.length > 50) lines.push(`  … and ${problems.length - 50} more. Use --json for all.`);
  if (problems.some(({ code }) => code === 'unknown_field'))
    lines.push('  A column can be left out with --ignore COLUMN, or get its field from a file with --map FILE.');
  return `${lines.join('\n')}\n`;
}

/** Of a rehearsal: the first changed records, value by value. */
function perChange(records: ImportReport['records']): string[] {
  const changed = records.filter(({ changes }) => changes !== undefined);
  const lines = changed
    .slice(0, 100)
    .map(
      ({ externalId, changes }) =>
        `  ${externalId}: ${changes!.map(({ field, before, after }) => `${field} ${shown(before)} → ${shown(after)}`).join(', ') || 'other records'}`,
    );
  return changed.length > 100 ? [...lines, `  … and ${changed.length - 100} more changed. Use --json for all.`] : lines;
}

const shown = (value: unknown) => (value === null ? 'empty' : cut(JSON.stringify(value), 80, '…'));

function perFile(records: ImportReport['records']): string[] {
  const files = new Map<string, Map<string, number>>();
  for (const { file, result } of records) {
    if (file === undefined) continue;
    const counts = files.get(file) ?? new Map<string, number>();
    files.set(file, counts.set(result, (counts.get(result) ?? 0) + 1));
  }
  return [...files].map(
    ([file, counts]) => `  ${file}: ${[...counts].map(([result, count]) => `${count} ${result}`).join(', ')}`,
  );
}

/** A bar of thirty signs that draws over itself. */
export function bar(step: string, done: number, total: number): string {
  const full = total === 0 ? 30 : Math.round((done / total) * 30);
  return `\r${step.padEnd(9)} ${'█'.repeat(full)}${'░'.repeat(30 - full)} ${done}/${total}\u001b[K`;
}
