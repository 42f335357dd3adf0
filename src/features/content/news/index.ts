// News and the agenda, also as a feed and a calendar.
export { events } from './import-kind-events.ts';
export { news } from './import-kind-news.ts';
export { calendar } from './feeds.ts';
export { agendaRoutes } from './agenda-routes.tsx';
export { newsRoutes } from './routes.tsx';
export { newsRss } from './rss.ts';
export { latestNews, listEvents, nextEvents } from './queries.ts';
export { eventOf, newsOf, type Event, type NewsItem } from './rules.ts';
export { NewsList } from './views.tsx';
export { beginsText, daysOf } from './when.ts';
export { newsPlace, agendaPlace } from './place.ts';
