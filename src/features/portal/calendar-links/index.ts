export { calendarFeedRoutes } from './feed-routes.ts';
export { calendarLinkRoutes } from './routes.tsx';
