// The people of a customer whom the provider knows.
export { contacts } from './import-kind.ts';
export { contactsPlace } from './place.ts';
export { contactsWithoutRole, type WithoutRole } from './queries-tasks.ts';
export { contactRoutes } from './routes.tsx';
