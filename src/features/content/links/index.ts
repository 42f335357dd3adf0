export { links } from './import-kind.ts';
export { linkRoutes } from './routes.tsx';
