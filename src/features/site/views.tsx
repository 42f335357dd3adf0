import type { Language } from '../../platform/text/language.ts';
import type { Brand } from '../../ui/brand.ts';
import { Section } from '../../ui/card.tsx';
import { siteTexts } from './texts.ts';

type AboutProps = Readonly<{ language: Language; brand: Brand; securityMail: string }>;

export function About({ language, brand, securityMail }: AboutProps) {
  const t = siteTexts[language];
  const support = <a href={`mailto:${brand.supportMail}`}>{brand.supportMail}</a>;
  const security = <a href={`mailto:${securityMail}`}>{securityMail}</a>;
  return (
    <>
      <Section title={t.privacy} id="privacy">
        <div class="prose">
          <Paragraphs lines={t.privacyText(brand.company)} />
          <h3>{t.cookies}</h3>
          <p>{t.cookiesText}</p>
          <ul>
            {t.cookieList.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>
            {t.privacyAsk} {support}.
          </p>
        </div>
      </Section>
      <Section title={t.accessibility} id="toegankelijkheid">
        <div class="prose">
          <Paragraphs lines={t.accessibilityText} />
          <p>
            {t.accessibilityAsk} {support}.
          </p>
        </div>
      </Section>
      <Section title={t.vulnerability} id="kwetsbaarheid">
        <div class="prose">
          <p>
            {t.vulnerabilityMail} {security}.
          </p>
          <Paragraphs lines={t.vulnerabilityText} />
        </div>
      </Section>
    </>
  );
}

function Paragraphs(props: { lines: readonly string[] }) {
  return (
    <>
      {props.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}
