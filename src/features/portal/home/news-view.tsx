import type { Language } from '../../../platform/text/language.ts';
import { Section } from '../../../ui/card.tsx';
import { beginsText, daysOf, NewsList, type Event, type NewsItem } from '../../content/news/index.ts';
import { homeTexts } from './texts.ts';

export function HomeNews({
  items,
  event,
  language,
}: Readonly<{ items: readonly NewsItem[]; event: Event | null; language: Language }>) {
  const t = homeTexts[language];
  return (
    <div>
      <Section title={t.news} more={items.length === 0 ? undefined : { label: t.allNews, href: '/nieuws' }}>
        {items.length === 0 ? <p class="soft">{t.noNews}</p> : <NewsList language={language} items={items} />}
      </Section>
      {event !== null && (
        <Section title={t.nextEvent} more={{ label: t.agenda, href: '/agenda' }}>
          <ul class="entries">
            <li lang={event.lang}>
              <a href={`/agenda/${encodeURIComponent(event.slug)}`}>{event.title}</a>
              <span class="soft">
                <time datetime={event.allDay ? daysOf(event).first : event.startsAt.toISOString()}>
                  {beginsText(event, language)}
                </time>
              </span>
              {event.place !== null && <p>{event.place}</p>}
            </li>
          </ul>
        </Section>
      )}
    </div>
  );
}
