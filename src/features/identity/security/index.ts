// Your own password, and where you are signed in.
export { securityRoutes } from './routes.tsx';
