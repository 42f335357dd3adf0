// What roles allow, and who holds them: who may decide what.
export { MayList } from './may-view.tsx';
export { PersonName } from './person-name.tsx';
export { authoritiesPlace } from './place.ts';
export { listRoles, type HeldRole, type RoleRow } from './queries.ts';
export { whoMay, type MayRow } from './queries-may.ts';
export { RoleBadges, roleName } from './roles-view.tsx';
export { authorityRoutes } from './routes.tsx';
export { allowedBy } from './rules.ts';
export { authorityTexts } from './texts.ts';
