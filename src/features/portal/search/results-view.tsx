import { addressOf } from '../../../platform/http/address.ts';
import type { Language } from '../../../platform/text/language.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { MoreLink } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { number } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { untranslated } from '../../../ui/untranslated.ts';
import type { NamedPage } from './named-pages.ts';
import type { Question } from './inputs.ts';
import { lineOf, type Line, type Reading } from './lines.ts';
import { piecesOf } from './marks.ts';
import type { Group, Outcome } from './rules.ts';
import { searchTexts } from './texts.ts';

export type ResultsProps = Readonly<{
  outcome: Outcome;
  pages: readonly NamedPage[];
  reading: Reading;
  /** Under the box while typing: fewer, and a link to all. */ panel?: boolean;
}>;

export function Results({ outcome, pages, reading, panel = false }: ResultsProps) {
  const { question, language } = reading;
  const t = searchTexts[language];
  const { groups, total, alike } = outcome;
  if (groups.length === 0) return <Nothing {...{ outcome, pages, question, language, panel }} />;
  return (
    <>
      <p class="soft" role={panel ? undefined : 'status'} data-count>
        {alike ? t.alike(question.text) : t.found(number(total, language), total === 1, question.text)}
        {question.kind !== null && (
          <>
            {' '}
            <a href={addressOf('/zoeken', { q: question.text })}>{t.allKinds}</a>
          </>
        )}
      </p>
      <Suggestion suggestion={outcome.suggestion} language={language} />
      <NamedPages pages={pages} language={language} />
      {groups.map((group) => (
        <GroupOfResults key={group.kind} group={group} reading={reading} panel={panel} />
      ))}
      {panel && (
        <MoreLink label={t.everything(number(total, language))} href={addressOf('/zoeken', { q: question.text })} />
      )}
    </>
  );
}

function GroupOfResults({ group, reading, panel }: Readonly<{ group: Group; reading: Reading; panel: boolean }>) {
  const t = searchTexts[reading.language];
  const name = t.kinds[group.kind];
  const n = number(group.n, reading.language);
  return (
    <section class={panel ? undefined : 'section'}>
      <h2>{name}</h2>
      <ul class="entries">
        {group.hits.map((hit) => (
          <Result key={hit.id} line={lineOf(hit, reading)} question={reading.question} />
        ))}
      </ul>
      {!panel &&
        group.moreHref !== null &&
        (reading.question.kind === null ? (
          <MoreLink label={t.more(name.toLowerCase(), n)} href={group.moreHref} />
        ) : (
          <p class="soft">{t.many(number(group.hits.length, reading.language))}</p>
        ))}
    </section>
  );
}

function Result({ line, question }: Readonly<{ line: Line; question: Question }>) {
  const facts = line.facts.filter((fact) => fact !== '').join(' · ');
  return (
    <li>
      <a href={line.href} lang={line.lang} {...(line.name ? untranslated : {})}>
        <Marked text={line.title} question={question} />
      </a>
      {facts !== '' && (
        <span class="soft">
          <Marked text={facts} question={question} />
        </span>
      )}
      {line.text !== undefined && line.text !== '' && (
        <p class="soft" lang={line.lang}>
          <Marked text={line.text} question={question} />
        </p>
      )}
    </li>
  );
}

function Marked({ text, question }: Readonly<{ text: string; question: Question }>) {
  return (
    <>
      {piecesOf(text, question.words, question.codes).map((piece) =>
        piece.hit ? <mark>{piece.text}</mark> : piece.text,
      )}
    </>
  );
}

function Suggestion({ suggestion, language }: Readonly<{ suggestion: string | null; language: Language }>) {
  if (suggestion === null) return null;
  return (
    <p>
      {searchTexts[language].didYouMean} <a href={addressOf('/zoeken', { q: suggestion })}>{suggestion}</a>?
    </p>
  );
}

function NamedPages({ pages, language }: Readonly<{ pages: readonly NamedPage[]; language: Language }>) {
  if (pages.length === 0) return null;
  return (
    <p class="doors">
      <span class="soft">{searchTexts[language].goTo}</span>
      {pages.map(({ label, href }) => (
        <a key={href} href={href}>
          {label} <Icon name="arrow-right" />
        </a>
      ))}
    </p>
  );
}

type NothingProps = Readonly<{
  outcome: Outcome;
  pages: readonly NamedPage[];
  question: Question;
  language: Language;
  panel: boolean;
}>;

function Nothing({ outcome, pages, question, language, panel }: NothingProps) {
  const t = searchTexts[language];
  const said = pages.length === 0 ? t.nothing(question.text) : t.onlyPages(pages.length === 1, question.text);
  if (panel) {
    return (
      <>
        <p data-count>{said}</p>
        <Suggestion suggestion={outcome.suggestion} language={language} />
        <NamedPages pages={pages} language={language} />
        <MoreLink label={t.ask} href="/contact" />
      </>
    );
  }
  return (
    <>
      <NamedPages pages={pages} language={language} />
      <p class="hidden" role="status" data-count>
        {said}
      </p>
      <Empty text={said}>
        <Suggestion suggestion={outcome.suggestion} language={language} />
        <ul class="tips">
          {[...t.tips, t.notAllowed].map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
        <ButtonLink href="/contact">{t.ask}</ButtonLink>
      </Empty>
    </>
  );
}
