import type { Language } from '../../../platform/text/language.ts';
import { Section } from '../../../ui/card.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { documentsPlace } from '../../content/documents/index.ts';
import { faqPlace } from '../../content/faq/index.ts';
import { contactPlace } from '../../conversations/messages/index.ts';
import { authoritiesPlace } from '../../customers/authorities/index.ts';
import { homeTexts } from './texts.ts';

const starts = [
  ['contact', contactPlace],
  ['faq', faqPlace],
  ['documents', documentsPlace],
  ['authorities', authoritiesPlace],
] as const;

/** For who sees no amounts or services: what there is all the same, and who can change that. */
export function Start({
  grantors,
  withRole,
  language,
}: Readonly<{ grantors: readonly string[]; withRole: boolean; language: Language }>) {
  const t = homeTexts[language];
  return (
    <>
      {!withRole && (
        <Notice tone="info" title={t.noRole}>
          {grantors.length === 0 ? t.nobodyGrants : t.askRole(oneOf(grantors, t.or))}
        </Notice>
      )}
      <Section title={t.start}>
        <ul class="entries">
          {starts.map(([key, place]) => (
            <li key={key}>
              <a href={place.href}>{place[language]}</a>
              <p class="soft">{t.placeNotes[key]}</p>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** ['A', 'B', 'C'] → "A, B of C"; at most three names. */
function oneOf(names: readonly string[], or: string): string {
  const shown = names.slice(0, 3);
  return shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(', ')} ${or} ${shown.at(-1)}`;
}
