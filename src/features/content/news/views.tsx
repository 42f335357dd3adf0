import type { Language } from '../../../platform/text/language.ts';
import { richText } from '../../../platform/text/rich-text.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Section } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { longDate, period, time } from '../../../ui/format.ts';
import { Day } from '../../../ui/money.tsx';
import { RichText } from '../../../ui/rich-text.tsx';
import type { Event, NewsItem } from './rules.ts';
import { newsTexts } from './texts.ts';
import { daysOf } from './when.ts';

export function NewsList(props: { language: Language; items: readonly NewsItem[] }) {
  const { language, items } = props;
  if (items.length === 0) return <Empty text={newsTexts[language].noNews} />;
  return (
    <ul class="entries">
      {items.map((item) => (
        <li key={item.slug} lang={item.lang}>
          <a href={`/nieuws/${encodeURIComponent(item.slug)}`}>{item.title}</a>
          <span class="soft">
            <Day date={item.publishedOn} language={language} />
          </span>
          <p>{item.intro}</p>
        </li>
      ))}
    </ul>
  );
}

export function NewsArticle(props: { language: Language; item: NewsItem }) {
  const { language, item } = props;
  return (
    <article class="measure" lang={item.lang}>
      <p class="soft">
        <Day date={item.publishedOn} language={language} />
        {item.author !== null && ` · ${newsTexts[language].by(item.author)}`}
      </p>
      <RichText html={richText(item.body)} />
    </article>
  );
}

export function Agenda(props: { language: Language; ahead: readonly Event[]; past: readonly Event[] }) {
  const { language, ahead, past } = props;
  const t = newsTexts[language];
  return (
    <>
      <Section title={t.ahead}>
        {ahead.length === 0 ? <Empty text={t.noEvents} /> : <EventList language={language} events={ahead} />}
      </Section>
      {past.length > 0 && (
        <Section title={t.past}>
          <EventList language={language} events={past} />
        </Section>
      )}
    </>
  );
}

/** The two ways to one's own calendar: following it, or one file of what stands there now (`any`). */
export function OwnCalendar({ language, any }: { language: Language; any: boolean }) {
  const t = newsTexts[language];
  return (
    <Section title={t.ownTitle}>
      <p>{t.ownText}</p>
      <p class="actions">
        <ButtonLink href="/profiel/agenda-links" icon="calendar-days">
          {t.follow}
        </ButtonLink>
        {any && (
          <ButtonLink href="/agenda/ics" icon="download">
            {t.download}
          </ButtonLink>
        )}
      </p>
    </Section>
  );
}

function EventList(props: { language: Language; events: readonly Event[] }) {
  const { language, events } = props;
  return (
    <ul class="entries">
      {events.map((event) => (
        <li key={event.slug} lang={event.lang}>
          <a href={`/agenda/${encodeURIComponent(event.slug)}`}>{event.title}</a>
          <span class="soft">
            <Moment event={event} language={language} />
          </span>
          {event.place !== null && <p>{event.place}</p>}
        </li>
      ))}
    </ul>
  );
}

export function EventDetail(props: { language: Language; event: Event }) {
  const { language, event } = props;
  const t = newsTexts[language];
  return (
    <article lang={event.lang}>
      <Facts
        facts={[
          { label: t.when, value: <Moment event={event} language={language} /> },
          event.place === null ? null : { label: t.where, value: event.place },
        ]}
      />
      <div class="measure section">
        <RichText html={richText(event.body)} />
      </div>
      {event.registrationUrl !== null && (
        <p class="section">
          <ButtonLink href={event.registrationUrl} kind="primary" icon="external-link">
            {t.register}
          </ButtonLink>
        </p>
      )}
    </article>
  );
}

function Moment(props: { event: Event; language: Language }) {
  const { event, language } = props;
  const { first: from, last: to } = daysOf(event);
  if (event.allDay && from === to) return <time datetime={from}>{longDate(from, language)}</time>;
  if (event.allDay) return <>{period(from, to, language)}</>;
  const hours = newsTexts[language].until(time(event.startsAt, language), time(event.endsAt, language));
  if (from !== to) return <>{newsTexts[language].until(longDate(from, language), longDate(to, language))}</>;
  return (
    <>
      <time datetime={event.startsAt.toISOString()}>{longDate(from, language)}</time>, {hours}
    </>
  );
}
