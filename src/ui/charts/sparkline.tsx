import type { Language } from '../../platform/text/language.ts';
import { chartTexts } from './texts.ts';
import { money, number } from '../format.ts';

const width = 120;
const height = 32;
const edge = 4;

/**
 * How an amount went, oldest first, in cents: a line in the size of a word. Nothing with fewer than two amounts.
 * `label` says what it shows.
 */
export function Sparkline({
  label,
  cents,
  language,
}: Readonly<{ label: string; cents: readonly number[]; language: Language }>) {
  if (cents.length < 2) return null;
  const t = chartTexts[language];
  const [low, high] = [Math.min(0, ...cents), Math.max(0, ...cents)];
  const x = (index: number) => round(edge + (index / (cents.length - 1)) * (width - 2 * edge));
  const y = (value: number) =>
    round(high === low ? height / 2 : edge + (1 - (value - low) / (high - low)) * (height - 2 * edge));
  const points = cents.map((value, index) => `${x(index)},${y(value)}`);
  const said = `${label}: ${t.trend(number(cents.length, language), money(cents[0]!, language), money(cents.at(-1)!, language))}`;
  return (
    <svg
      class="sparkline"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={said}
    >
      <polygon points={`${x(0)},${y(0)} ${points.join(' ')} ${x(cents.length - 1)},${y(0)}`} />
      <polyline points={points.join(' ')} />
      <circle cx={x(cents.length - 1)} cy={y(cents.at(-1)!)} r="3" />
    </svg>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
