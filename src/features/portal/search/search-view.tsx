import { addressOf } from '../../../platform/http/address.ts';
import { cut } from '../../../platform/text/cut.ts';
import type { Language } from '../../../platform/text/language.ts';
import { Section } from '../../../ui/card.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { longest } from './inputs.ts';
import type { Kind } from './kinds.ts';
import { searchTexts } from './texts.ts';

/** The field of the page itself; with script the results below follow what is typed. */
export function SearchForm({ text, language }: Readonly<{ text: string; language: Language }>) {
  const t = searchTexts[language];
  return (
    <form
      class="filters"
      action="/zoeken"
      method="get"
      role="search"
      aria-label={t.landmark}
      data-search="zoekresultaten"
    >
      <div class="field">
        <label for="zoekveld">{t.label}</label>
        <input type="search" id="zoekveld" name="q" value={text} maxLength={longest} autocomplete="off" />
      </div>
      <button class="button primary">{t.button}</button>
    </form>
  );
}

/** Before anything is asked: what can be found by what, and what others ask. */
export function Start({
  kinds,
  questions,
  language,
}: Readonly<{ kinds: readonly Kind[]; questions: readonly string[]; language: Language }>) {
  const t = searchTexts[language];
  return (
    <>
      <Section title={t.canFind}>
        <div class="measure">
          <Facts facts={kinds.map((kind) => ({ label: t.kinds[kind], value: t.about[kind] }))} />
        </div>
      </Section>
      {questions.length > 0 && (
        <Section title={t.faqTitle} more={{ label: t.faqMore, href: '/veelgestelde-vragen' }}>
          <ul class="entries">
            {questions.map((question) => (
              <li key={question}>
                <a href={addressOf('/veelgestelde-vragen', { zoek: cut(question, 100) })}>{question}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
