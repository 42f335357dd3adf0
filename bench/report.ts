/**
 * A line of the report: what was measured, the goal, what was found, and beside it what the control or the
 * circumstances say.
 */
export type Row = Readonly<{ what: string; goal: string; found: string; beside: string; met: boolean | null }>;

export function table(rows: readonly Row[]): string {
  const lines = [
    ['', 'goal', 'found', 'met', 'beside it'],
    ...rows.map(({ what, goal, found, met, beside }) => [
      what,
      goal,
      found,
      met === null ? '–' : met ? 'yes' : 'no',
      beside,
    ]),
  ];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const print = (line: readonly string[]) =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [
    print(lines[0]!),
    `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
    ...lines.slice(1).map(print),
  ].join('\n');
}

export const times = (value: number): string => `${value.toFixed(2)} ×`;
export const missing = (what: string, goal: string, why: string): Row => ({
  what,
  goal,
  found: '–',
  beside: why,
  met: null,
});
