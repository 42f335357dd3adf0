// The customer itself: its details and places.
export { customers } from './import-kind-customers.ts';
export { locations } from './import-kind-locations.ts';
export { organisationPlace } from './place.ts';
export { organisationRoutes } from './routes.tsx';
