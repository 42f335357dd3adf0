import type { Language } from '../../platform/text/language.ts';
import { placeOf, share, yearSpan, type YearSpan } from './chart.ts';
import { chartTexts } from './texts.ts';
import { longDate } from '../format.ts';

/**
 * A term that ends on `endsOn` (its last day) unless it renews; it can be cancelled until `lastDay`. `note` such as "3
 * diensten".
 */
export type Contract = Readonly<{
  id: string;
  label: string;
  note?: string;
  href: string;
  lastDay: string | null;
  endsOn: string;
}>;
type Props = Readonly<{
  contracts: readonly Contract[];
  today: string;
  /** How many months the line shows: 12 to 18. */ months?: number;
  language: Language;
}>;

/** When contracts end and until when they can be cancelled, on one line of time. The dates stand beside it in words. */
export function YearLine({ contracts, today, months = 12, language }: Props) {
  const span = yearSpan(today, months);
  return (
    <div class="year-line">
      <MonthAxis span={span} language={language} />
      <ul>
        {contracts.map((contract) => (
          <li key={contract.id}>
            <p>
              <a href={contract.href}>{contract.label}</a>
              <Phrase contract={contract} language={language} />
            </p>
            <Term contract={contract} span={span} today={today} />
          </li>
        ))}
      </ul>
      <YearLegend language={language} />
    </div>
  );
}

/** Each part stays on one line; lines break between them. */
function Phrase({
  contract: { note, lastDay, endsOn },
  language,
}: Readonly<{ contract: Contract; language: Language }>) {
  const t = chartTexts[language];
  const parts = [
    note,
    lastDay === null ? undefined : t.cancelBy(longDate(lastDay, language)),
    t.ends(longDate(endsOn, language)),
  ].filter((part) => part !== undefined);
  return (
    <span class="soft">
      {parts.map((part, index) => (
        <>
          <span class="nowrap">{index < parts.length - 1 ? `${part},` : part}</span>{' '}
        </>
      ))}
    </span>
  );
}

function MonthAxis({ span, language }: Readonly<{ span: YearSpan; language: Language }>) {
  const { months } = span;
  return (
    <svg class="months" width="100%" height="38" aria-hidden="true">
      {months.map((month, index) => (
        <g key={month}>
          {(index === 0 || month.endsWith('-01')) && (
            <text x={share(index / months.length)} y="13" class="year">
              {month.slice(0, 4)}
            </text>
          )}
          <text x={share(index / months.length)} y="31" class={index % 3 === 0 ? undefined : 'minor'}>
            {chartTexts[language].monthsShort[Number(month.slice(5, 7)) - 1]}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Term({ contract, span, today }: Readonly<{ contract: Contract; span: YearSpan; today: string }>) {
  const [now, end] = [placeOf(today, span), placeOf(contract.endsOn, span)];
  const last = contract.lastDay === null ? end : placeOf(contract.lastDay, span);
  return (
    <svg width="100%" height="18" aria-hidden="true">
      {span.months.map((month, index) => (
        <line key={month} x1={share(index / span.months.length)} x2={share(index / span.months.length)} y2="18" />
      ))}
      <rect class="open" x={share(now)} width={share(Math.max(0, last - now))} y="6" height="6" rx="3" />
      <rect class="closed" x={share(last)} width={share(Math.max(0, end - last))} y="6" height="6" rx="3" />
      {contract.endsOn < span.until && <rect class="end" x={share(end)} y="1" width="4" height="16" rx="1" />}
      {contract.lastDay !== null && contract.lastDay < span.until && (
        <circle class="last" cx={share(last)} cy="9" r="5" />
      )}
    </svg>
  );
}

function YearLegend({ language }: Readonly<{ language: Language }>) {
  const t = chartTexts[language];
  return (
    <ul class="legend">
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <circle class="last" cx="7" cy="7" r="5" />
        </svg>
        {t.legendCancel}
      </li>
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <rect class="end" x="5" width="4" height="14" rx="1" />
        </svg>
        {t.legendEnd}
      </li>
    </ul>
  );
}
