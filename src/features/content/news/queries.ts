import { meantFor, type Reader } from '../../../access/audience.ts';
import { compose, prepared } from '../../../database/statement.ts';

const newsColumns = [
  'id',
  'slug',
  'title_nl',
  'title_en',
  'intro_nl',
  'intro_en',
  'body_nl',
  'body_en',
  'published_on',
  'author',
  'source',
  'imported_at',
] as const;
const eventColumns = [
  'id',
  'slug',
  'title_nl',
  'title_en',
  'body_nl',
  'body_en',
  'starts_at',
  'ends_at',
  'all_day',
  'revision',
  'place',
  'registration_url',
  'source',
  'imported_at',
] as const;

/** News this reader may see, newest first. */
export const listNews = prepared((reader: Reader) =>
  compose
    .selectFrom('news')
    .select(newsColumns)
    .where(meantFor(reader, 'news'))
    .where('published_on', '<=', reader.today)
    .orderBy('published_on', 'desc')
    .orderBy('id')
    .limit(200),
);

/** The newest few, for the overview. */
export const latestNews = prepared((reader: Reader & { most: number }) =>
  compose
    .selectFrom('news')
    .select(newsColumns)
    .where(meantFor(reader, 'news'))
    .where('published_on', '<=', reader.today)
    .orderBy('published_on', 'desc')
    .orderBy('id')
    .limit(reader.most),
);

export const newsBySlug = prepared((reader: Reader & { slug: string }) =>
  compose
    .selectFrom('news')
    .select(newsColumns)
    .where(meantFor(reader, 'news'))
    .where('published_on', '<=', reader.today)
    .where('slug', '=', reader.slug),
);

/** Everything in the agenda this reader may see, from the first to the last. */
export const listEvents = prepared((reader: Reader) =>
  compose.selectFrom('event').select(eventColumns).where(meantFor(reader, 'event')).orderBy('starts_at').limit(500),
);

/** What has not ended yet, the next first. */
export const nextEvents = prepared((reader: Reader & { now: Date; most: number }) =>
  compose
    .selectFrom('event')
    .select(eventColumns)
    .where(meantFor(reader, 'event'))
    .where('ends_at', '>=', reader.now)
    .orderBy('starts_at')
    .limit(reader.most),
);

export const eventBySlug = prepared((reader: Reader & { slug: string }) =>
  compose.selectFrom('event').select(eventColumns).where(meantFor(reader, 'event')).where('slug', '=', reader.slug),
);
