// The first page of a customer: tasks, figures, costs, news.
export { homeRoutes } from './routes.tsx';
export { homePlace } from './place.ts';
