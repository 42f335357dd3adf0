// Finding anything one may see, however it is typed.
export { searchRoutes } from './routes.tsx';
