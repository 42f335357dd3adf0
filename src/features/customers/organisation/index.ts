export { organisationRoutes } from './routes.tsx';
export { whoMay, type MayRow } from './queries-may.ts';
export { contactsWithoutRole, type WithoutRole } from './queries-tasks.ts';
