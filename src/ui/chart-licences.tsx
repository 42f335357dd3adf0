import type { Language } from '../platform/text/language.ts';
import { share } from './chart.ts';
import { chartTexts } from './chart-texts.ts';
import { number } from './format.ts';

/** `bought` is null when no source says so. */
export type LicenceBar = Readonly<{ id: string; product: string; bought: number | null; used: number; href?: string }>;

/** Per product how many licences are in use of those bought; what is too much sticks out, hatched. The numbers stand beside each bar. */
export function LicenceBars({ licences, language }: Readonly<{ licences: readonly LicenceBar[]; language: Language }>) {
  return (
    <ul class="bars">
      {licences.map((licence) => (
        <li key={licence.id}>
          <p>
            {licence.href === undefined ? licence.product : <a href={licence.href}>{licence.product}</a>}
            <Count licence={licence} language={language} />
          </p>
          {licence.bought !== null && <UseBar used={licence.used} bought={licence.bought} />}
        </li>
      ))}
    </ul>
  );
}

function Count({ licence, language }: Readonly<{ licence: LicenceBar; language: Language }>) {
  const { bought, used } = licence;
  const t = chartTexts[language];
  if (bought === null) return <span>{t.boughtUnknown(number(used, language))}</span>;
  return (
    <span>
      {t.used(number(used, language), number(bought, language))}
      {used > bought && <b class="warning">{t.short(number(used - bought, language))}</b>}
    </span>
  );
}

function UseBar({ used, bought }: Readonly<{ used: number; bought: number }>) {
  const all = Math.max(used, bought, 1);
  return (
    <svg width="100%" height="10" aria-hidden="true">
      <rect class="track" width={share(bought / all)} height="10" rx="3" />
      <rect class="cloud" width={share(Math.min(used, bought) / all)} height="10" rx="3" />
      {used > bought && <rect class="too-many" x={share(bought / all)} width={share((used - bought) / all)} height="10" rx="3" />}
    </svg>
  );
}
