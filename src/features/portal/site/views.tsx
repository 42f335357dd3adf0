import type { Language } from '../../../platform/text/language.ts';
import type { Brand } from '../../../ui/brand/brand.ts';
import { Section } from '../../../ui/card.tsx';
import { siteTexts } from './texts.ts';

type AboutProps = Readonly<{ language: Language; brand: Brand; securityMail: string | null }>;

export function About({ language, brand, securityMail }: AboutProps) {
  const t = siteTexts[language];
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
          <Ask words={t.privacyAsk} mail={brand.supportMail} />
        </div>
      </Section>
      <Section title={t.accessibility} id="toegankelijkheid">
        <div class="prose">
          <Paragraphs lines={t.accessibilityText} />
          <Ask words={t.accessibilityAsk} mail={brand.supportMail} />
        </div>
      </Section>
      <Section title={t.vulnerability} id="kwetsbaarheid">
        <div class="prose">
          <Ask words={t.vulnerabilityMail} mail={securityMail} />
          <Paragraphs lines={t.vulnerabilityText} />
        </div>
      </Section>
    </>
  );
}

/** Where to ask: not there when nobody said where. */
function Ask({ words, mail }: { words: string; mail: string | null }) {
  if (mail === null) return null;
  return (
    <p>
      {words} <a href={`mailto:${mail}`}>{mail}</a>.
    </p>
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
