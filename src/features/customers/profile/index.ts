// How a person can be reached, and what they want mail about.
export { mailPhoneChanged, phoneChange } from './jobs.ts';
export { profileRoutes } from './routes.tsx';
