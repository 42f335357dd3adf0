export { yearArchiveRoutes } from './routes.tsx';
