export { helpRoutes } from './routes.tsx';
export { helpPlace } from './place.ts';
