// What a customer buys: terms, costs, and the last day to cancel.
export { subscriptions } from './import-kind.ts';
export { subscriptionRoutes } from './routes.tsx';
export { serviceGroups, groupHref } from './groups.ts';
export { renewingServices, type ServiceRow } from './queries.ts';
export { renewingSoon, type Renewing } from './rules-renewal.ts';
export { serviceTexts } from './texts.ts';
export { serviceTotals } from './sum-queries.ts';
export { type ServiceTotal } from './sum-queries.ts';
export { servicesPlace } from './place.ts';
