export { calendar } from './feeds.ts';
export { agendaRoutes } from './agenda-routes.tsx';
export { newsRoutes } from './routes.tsx';
export { newsRss } from './rss.ts';
export { latestNews, listEvents, nextEvents } from './queries.ts';
export { eventOf, newsOf, type Event, type NewsItem } from './rules.ts';
export { NewsList } from './views.tsx';
export { beginsText, daysOf } from './when.ts';
