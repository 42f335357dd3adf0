export { mailPhoneChanged, phoneChange } from './jobs.ts';
export { profileRoutes } from './routes.tsx';
export { securityRoutes } from './security-routes.tsx';
