import type { Language } from '../../platform/text/language.ts';
import { chartTexts } from './texts.ts';
import { number } from '../format.ts';
import { UseBar } from '../use-bar.tsx';

/** `bought` is null when no source says so. */
export type LicenceBar = Readonly<{ id: string; product: string; bought: number | null; used: number; href?: string }>;

/**
 * Per product how many licences are in use of those bought; what is too much sticks out, hatched. The numbers stand
 * beside each bar.
 */
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
