import type { Language } from '../../../platform/text/language.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card, Section } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { SourceLine } from '../../../ui/source-line.tsx';
import { linkTexts } from './texts.ts';

export type Link = Readonly<{
  id: string;
  title: string;
  explanation: string;
  url: string;
  host: string;
  lang: 'nl' | undefined;
}>;

type LinksPageProps = Readonly<{
  language: Language;
  serviceDesk: Link | null;
  links: readonly Link[];
  source: null | Readonly<{ source: string | null; at: Date | null }>;
}>;

export function LinksPage({ language, serviceDesk, links, source }: LinksPageProps) {
  const t = linkTexts[language];
  return (
    <>
      {serviceDesk !== null && (
        <Card title={serviceDesk.title}>
          <p lang={serviceDesk.lang}>{serviceDesk.explanation}</p>
          <p>
            <ButtonLink href={serviceDesk.url} kind="primary" icon="life-buoy">
              {t.open}
            </ButtonLink>
          </p>
        </Card>
      )}
      <Section title={t.other}>
        {links.length === 0 ? (
          <Empty text={t.none}>
            <ButtonLink href="/contact">Contact</ButtonLink>
          </Empty>
        ) : (
          <ul class="entries">
            {links.map((link) => (
              <li key={link.id} lang={link.lang}>
                <a href={link.url} rel="noopener noreferrer">
                  {link.title}
                </a>
                <span class="soft">{link.host}</span>
                {link.explanation !== '' && <p>{link.explanation}</p>}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <p class="soft">{t.leaves}</p>
      {source !== null && <SourceLine {...source} language={language} />}
    </>
  );
}
