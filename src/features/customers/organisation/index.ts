export { contacts } from './import-kind-contacts.ts';
export { customers } from './import-kind-customers.ts';
export { locations } from './import-kind-locations.ts';
export { organisationRoutes } from './routes.tsx';
export { whoMay, type MayRow } from './queries-may.ts';
export { contactsWithoutRole, type WithoutRole } from './queries-tasks.ts';
export { organisationPlace, contactsPlace, authoritiesPlace } from './place.ts';
