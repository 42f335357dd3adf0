import type { Language } from '../../platform/text/language.ts';
import {
  axisEuros,
  niceScale,
  share,
  totalOf,
  type MonthAmounts,
  type MonthsProps,
  type Scale,
  type Series,
} from './chart.ts';
import { MonthsTable } from './months-table.tsx';
import { ChartPatterns, Legend } from './patterns.tsx';
import { chartTexts } from './texts.ts';
import { money, month as monthName } from '../format.ts';

const height = 272;
const top = 10;
const bottom = 44;
const letterWidth = 8;
const barShare = 0.64;

/** Amounts per month, stacked by kind of service, with the same numbers as a table behind it. */
export function StackedMonths(props: MonthsProps) {
  const { months, series, language } = props;
  const sums = months.map(({ cents }) => series.map(({ group }) => cents[group] ?? 0));
  const scale = niceScale(Math.min(0, ...sums.map(below)), Math.max(0, ...sums.map(above)));
  const labels = scale.ticks.map((tick) => axisEuros(tick, language));
  const axisWidth = Math.ceil(Math.max(...labels.map(({ length }) => length)) * letterWidth) + 12;
  return (
    <figure class="chart">
      <Legend series={series} />
      <div class="chart-plot">
        <svg width={axisWidth} height={height} aria-hidden="true">
          {scale.ticks.map((tick, index) => (
            <text key={tick} x={axisWidth - 8} y={y(tick, scale)} dy="0.35em" text-anchor="end">
              {labels[index]}
            </text>
          ))}
        </svg>
        <Plot {...props} scale={scale} />
      </div>
      <MonthsTable {...props} />
    </figure>
  );
}

const above = (cents: readonly number[]) => cents.reduce((sum, one) => sum + Math.max(0, one), 0);
const below = (cents: readonly number[]) => cents.reduce((sum, one) => sum + Math.min(0, one), 0);
const y = (cents: number, { least, most }: Scale) =>
  Math.round((top + (1 - (cents - least) / (most - least)) * (height - top - bottom)) * 10) / 10;

function Plot(props: MonthsProps & { scale: Scale }) {
  const { id, title, months, series, scale, language } = props;
  const slot = 1 / months.length;
  return (
    <svg width="100%" height={height} role="img" aria-labelledby={`${id}-title ${id}-about`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-about`}>{about(props)}</desc>
      <ChartPatterns groups={series.map(({ group }) => group)} />
      {scale.ticks.map((tick) => (
        <line key={tick} x2="100%" y1={y(tick, scale)} y2={y(tick, scale)} class={tick === 0 ? 'zero' : undefined} />
      ))}
      {months.map((one, index) => (
        <g key={one.month}>
          <title>{`${monthName(one.month, language)}: ${money(totalOf(one, series), language)}`}</title>
          <Bar
            one={one}
            series={series}
            scale={scale}
            x={(index + (1 - barShare) / 2) * slot}
            width={slot * barShare}
          />
          <MonthLabel
            month={one.month}
            place={(index + 0.5) * slot}
            first={index === 0}
            minor={(months.length - 1 - index) % 2 === 1}
            language={language}
          />
        </g>
      ))}
    </svg>
  );
}

function Bar({
  one,
  series,
  scale,
  x,
  width,
}: Readonly<{ one: MonthAmounts; series: readonly Series[]; scale: Scale; x: number; width: number }>) {
  let [up, down] = [0, 0];
  const parts = series.flatMap(({ group }) => {
    const cents = one.cents[group] ?? 0;
    if (cents === 0) return [];
    const from = cents > 0 ? up : down;
    if (cents > 0) up += cents;
    else down += cents;
    const [high, low] = [y(Math.max(from, from + cents), scale), y(Math.min(from, from + cents), scale)];
    return [
      <rect
        key={group}
        class={group}
        x={share(x)}
        width={share(width)}
        y={high}
        height={Math.max(1, Math.round((low - high) * 10) / 10)}
      />,
    ];
  });
  return <>{parts}</>;
}

/** Every second label gives way on a phone; the year stands under the first month and under each January. */
function MonthLabel({
  month,
  place,
  first,
  minor,
  language,
}: Readonly<{ month: string; place: number; first: boolean; minor: boolean; language: Language }>) {
  const name = chartTexts[language].monthsShort[Number(month.slice(5, 7)) - 1];
  return (
    <>
      <text x={share(place)} y={height - bottom + 18} text-anchor="middle" class={minor ? 'minor' : undefined}>
        {name}
      </text>
      {(first || month.endsWith('-01')) && (
        <text x={share(place)} y={height - bottom + 36} text-anchor="middle" class="year">
          {month.slice(0, 4)}
        </text>
      )}
    </>
  );
}

function about({ months, series, language }: MonthsProps): string {
  const t = chartTexts[language];
  const highest = months.reduce((a, b) => (totalOf(b, series) > totalOf(a, series) ? b : a));
  const kinds = series.map(({ label }) => label.toLowerCase());
  const named = kinds.length < 2 ? kinds.join('') : `${kinds.slice(0, -1).join(', ')} ${t.and} ${kinds.at(-1)}`;
  return t.monthsDescription(
    monthName(months[0]!.month, language),
    monthName(months.at(-1)!.month, language),
    named,
    monthName(highest.month, language),
    money(totalOf(highest, series), language),
  );
}
