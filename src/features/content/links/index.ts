// Ways to other places that a customer needs.
export { links } from './import-kind.ts';
export { linkRoutes } from './routes.tsx';
export { linksPlace } from './place.ts';
