export { profileRoutes } from './routes.tsx';
export { securityRoutes } from './security-routes.tsx';
