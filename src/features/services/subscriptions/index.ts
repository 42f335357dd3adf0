export { subscriptions } from './import-kind.ts';
export { subscriptionRoutes } from './routes.tsx';
export { serviceGroups, groupHref } from './groups.ts';
export { serviceTotals, renewingServices, type ServiceTotal, type ServiceRow } from './queries.ts';
export { renewingSoon, type Renewing } from './rules-renewal.ts';
export { serviceTexts } from './texts.ts';
