export { documentRoutes } from './routes.tsx';
