import type { ChartGroup } from './chart.ts';

/** On paper and with forced colours each kind is told by its pattern too; the style sheet decides when. */
const marks: Readonly<Record<ChartGroup, string>> = {
  cloud: '',
  voice: 'M0 8 8 0M-2 2 2-2M6 10 10 6',
  connectivity: 'M0 4H8',
  workplace: 'M0 0 8 8M-2 6 2 10M6-2 10 2',
  service: 'M4 0V8',
  other: 'M0 4H8M4 0V8',
};

export function ChartPatterns({ groups }: Readonly<{ groups: readonly ChartGroup[] }>) {
  return (
    <defs>
      {groups
        .filter((group) => marks[group] !== '')
        .map((group) => (
          <pattern key={group} id={`pattern-${group}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" fill={`var(--chart-${group})`} />
            <path d={marks[group]} class="mark" />
          </pattern>
        ))}
    </defs>
  );
}

/** Which colour and pattern is which. */
export function Legend({ series }: Readonly<{ series: readonly Readonly<{ group: ChartGroup; label: string }>[] }>) {
  if (series.length < 2) return null;
  return (
    <ul class="legend">
      {series.map(({ group, label }) => (
        <li key={group}>
          <svg width="14" height="14" aria-hidden="true">
            <rect class={group} width="14" height="14" rx="3" />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
