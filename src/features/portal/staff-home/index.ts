export { staffHomeRoutes } from './routes.tsx';
