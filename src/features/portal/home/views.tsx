import type { Language } from '../../../platform/text/language.ts';
import { richText } from '../../../platform/text/rich-text.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PersonCard } from '../../../ui/person.tsx';
import { RichText } from '../../../ui/rich-text.tsx';
import type { Event, NewsItem } from '../../content/news/index.ts';
import { HomeCards, hasCards, type CardFacts } from './cards-view.tsx';
import { HomeCharts, type ChartFacts } from './charts-view.tsx';
import { HomeNews } from './news-view.tsx';
import type { HomeTask } from './rules.ts';
import { Start } from './start-view.tsx';
import { HomeTasks } from './tasks-view.tsx';
import { homeTexts } from './texts.ts';
import { untranslated } from '../../../ui/untranslated.ts';

export type ServiceNotice = Readonly<{
  id: string;
  tone: 'info' | 'maintenance' | 'outage';
  title: string;
  body: string;
  lang: 'nl' | undefined;
}>;
export type Human = Readonly<{
  name: string;
  role: string | null;
  phone: string | null;
  mail: string | null;
  hours: string | null;
}>;

export type HomeProps = Readonly<{
  notices: readonly ServiceNotice[];
  greeting: string;
  organisation: string;
  tasks: readonly HomeTask[];
  cards: CardFacts;
  charts: ChartFacts;
  /** Whether this person holds a role, and who could give one. */
  withRole: boolean;
  grantors: readonly string[];
  news: readonly NewsItem[];
  event: Event | null;
  human: Human;
  company: string;
  language: Language;
}>;

export function HomePage(props: HomeProps) {
  const { notices, tasks, cards, news, event, language } = props;
  return (
    <>
      {notices.map((notice) => (
        <ServiceNotice key={notice.id} notice={notice} />
      ))}
      <div class="heading">
        <div>
          <h1>{props.greeting}</h1>
          <p class="lead" {...untranslated}>
            {props.organisation}
          </p>
        </div>
      </div>
      <HomeTasks tasks={tasks} language={language} />
      {hasCards(cards) ? (
        <HomeCards facts={cards} language={language} />
      ) : (
        <Start grantors={props.grantors} withRole={props.withRole} language={language} />
      )}
      <HomeCharts charts={props.charts} language={language} />
      <div class="columns-2 section">
        <HomeNews items={news} event={event} language={language} />
        <YourPerson {...props} />
      </div>
    </>
  );
}

const noticeTones = { info: 'info', maintenance: 'warning', outage: 'danger' } as const;

function ServiceNotice({ notice }: Readonly<{ notice: ServiceNotice }>) {
  return (
    <Notice tone={noticeTones[notice.tone]} title={notice.title}>
      {notice.body !== '' && <RichText html={richText(notice.body)} lang={notice.lang} />}
    </Notice>
  );
}

function YourPerson({ human, company, language }: HomeProps) {
  const t = homeTexts[language];
  return (
    <aside>
      <Card title={t.yourPerson(company)}>
        <PersonCard person={human} language={language}>
          <p>
            <ButtonLink href="/contact/terugbellen" icon="phone">
              {t.callBack}
            </ButtonLink>
          </p>
        </PersonCard>
      </Card>
    </aside>
  );
}
