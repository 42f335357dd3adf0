// Every way to an answer on one page.
export { helpRoutes } from './routes.tsx';
export { helpPlace } from './place.ts';
