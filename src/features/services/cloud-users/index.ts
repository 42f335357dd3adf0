// Users and licences in the cloud.
export { licences } from './import-kind-licences.ts';
export { cloudUsers } from './import-kind-users.ts';
export { cloudUserRoutes } from './routes.tsx';
export { licenceTotals, type LicenceTotal } from './queries.ts';
export { licenceSums, overAssigned, type LicenceSums } from './rules.ts';
export { cloudUsersPlace } from './place.ts';
