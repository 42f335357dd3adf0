export { links } from './import-kind.ts';
export { linkRoutes } from './routes.tsx';
export { linksPlace } from './place.ts';
