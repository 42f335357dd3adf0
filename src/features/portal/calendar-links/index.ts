// A secret address that a calendar follows.
export { calendarFeedRoutes } from './feed-routes.ts';
export { calendarLinkRoutes } from './routes.tsx';
