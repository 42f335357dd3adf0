export { homeRoutes } from './routes.tsx';
export { homePlace } from './place.ts';
