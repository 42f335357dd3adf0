import type * as Feeds from 'feed';
import type * as Calendars from 'ical-generator';
import { later } from '../../../platform/later.ts';
import type { Language } from '../../../platform/text/language.ts';
import { dayOf } from '../../../platform/text/today.ts';
import { richText, wordsOf } from '../../../platform/text/rich-text.ts';
import type { Event, NewsItem } from './rules.ts';

const feeds = later<typeof Feeds>('feed');
const calendars = later<typeof Calendars>('ical-generator');

/** News as RSS 2.0, newest first. */
export function newsFeed(
  items: readonly NewsItem[],
  about: { title: string; description: string; baseUrl: string; language: Language },
): string {
  const feed = new (feeds().Feed)({
    id: `${about.baseUrl}/nieuws`,
    link: `${about.baseUrl}/nieuws`,
    title: about.title,
    description: about.description,
    language: about.language,
    copyright: '',
    generator: about.title,
    updated: new Date(`${items[0]?.publishedOn ?? '2026-01-01'}T00:00:00Z`),
  });
  for (const item of items) {
    const link = `${about.baseUrl}/nieuws/${encodeURIComponent(item.slug)}`;
    feed.addItem({
      id: link,
      link,
      title: asText(item.title),
      description: asText(item.intro),
      content: absoluteLinks(richText(item.body), link),
      date: new Date(`${item.publishedOn}T00:00:00Z`),
    });
  }
  return feed.rss2();
}

// A reader of feeds shows an article at an address of its own: a link within the portal says where that is.
const absoluteLinks = (html: string, page: string) =>
  html.replace(/ href="([^"]*)"/g, (whole, href: string) => {
    const address = URL.parse(href.replaceAll('&amp;', '&'), page)?.href;
    return address === undefined ? whole : ` href="${address.replaceAll('&', '&amp;')}"`;
  });

// Readers take a title and a description for HTML: what stands there is text.
const asText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

// A day without a time is written from the digits of its date in UTC.
const wallDay = (moment: Date) => new Date(`${dayOf(moment)}T00:00:00Z`);

/** Events as iCalendar (RFC 5545). The id of an event stays the same, so that a calendar updates it. */
export function calendar(events: readonly Event[], about: { name: string; baseUrl: string }): string {
  const made = calendars().default({
    name: about.name,
    prodId: { company: 'portal', product: 'agenda' },
    ttl: 6 * 3600,
  });
  for (const event of events) {
    made.createEvent({
      id: `${event.id}@${new URL(about.baseUrl).hostname}`,
      ...(event.allDay
        ? { start: wallDay(event.startsAt), end: wallDay(event.endsAt), allDay: true }
        : { start: event.startsAt, end: event.endsAt }),
      // A calendar takes a change over when these have risen, also when the event itself moved back.
      stamp: event.changedAt,
      sequence: event.revision,
      summary: event.title,
      description: wordsOf(event.body),
      location: event.place,
      url: `${about.baseUrl}/agenda/${encodeURIComponent(event.slug)}`,
    });
  }
  return `${made.toString()}\r\n`;
}
