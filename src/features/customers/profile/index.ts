export { mailPhoneChanged, phoneChange } from './jobs.ts';
export { profileRoutes } from './routes.tsx';
