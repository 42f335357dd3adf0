import type { Language } from '../../../platform/text/language.ts';
import { richText } from '../../../platform/text/rich-text.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Section } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Select, TextField } from '../../../ui/form.tsx';
import { RichText } from '../../../ui/rich-text.tsx';
import { SourceLine } from '../../../ui/source-line.tsx';
import { faqTexts } from './texts.ts';

export type Question = Readonly<{
  id: string;
  category: string;
  question: string;
  answer: string;
  lang: 'nl' | undefined;
}>;

export type FaqPageProps = {
  language: Language;
  questions: readonly Question[];
  categories: readonly string[];
  search: string;
  category: string;
  source: { source: string | null; at: Date | null };
};

export function FaqPage({ language, questions, categories, search, category, source }: FaqPageProps) {
  const t = faqTexts[language];
  const filtered = search !== '' || category !== '';
  return (
    <>
      <Filters
        action="/veelgestelde-vragen"
        language={language}
        clearHref={filtered ? '/veelgestelde-vragen' : undefined}
      >
        <TextField name="zoek" label={t.search} value={search} type="search" maxLength={100} />
        <Select
          name="onderwerp"
          label={t.category}
          value={category}
          options={[{ value: '', label: t.all }, ...categories.map((name) => ({ value: name, label: name }))]}
        />
      </Filters>
      {questions.length === 0 ? (
        <Empty text={filtered ? t.nothingFound : t.none}>
          <ButtonLink href="/contact">{t.ask}</ButtonLink>
        </Empty>
      ) : (
        <>
          {filtered && <p role="status">{t.found(questions.length)}</p>}
          {[...Map.groupBy(questions, (question) => question.category)].map(([name, group]) => (
            <Section key={name} title={name}>
              <Questions questions={group} open={filtered && questions.length <= 3} />
            </Section>
          ))}
          <p class="section">
            {t.notThere} <a href="/contact">{t.ask}</a>
          </p>
        </>
      )}
      <SourceLine source={source.source} at={source.at} language={language} />
    </>
  );
}

function Questions(props: { questions: readonly Question[]; open: boolean }) {
  return (
    <div class="questions">
      {props.questions.map((question) => (
        <details key={question.id} id={`vraag-${question.id}`} open={props.open} lang={question.lang}>
          <summary>{question.question}</summary>
          <RichText html={richText(question.answer)} />
        </details>
      ))}
    </div>
  );
}
