import type { Permission } from '../../../access/permissions.ts';

export const serviceGroups = Object.freeze(['cloud', 'voice', 'connectivity', 'workplace', 'service'] as const);
export type ServiceGroup = (typeof serviceGroups)[number];

/** The last part of each group's address. */
const slugs: Readonly<Record<ServiceGroup, string>> = Object.freeze({
  cloud: 'cloud',
  voice: 'telefonie',
  connectivity: 'verbindingen',
  workplace: 'werkplek',
  service: 'beheer',
});

export const groupHref = (group: ServiceGroup): string => `/diensten/${slugs[group]}`;

/** What one must hold to ask for a change. Workplaces go with cloud; service agreements are contracts. */
export const changePermission: Readonly<Record<ServiceGroup, Permission>> = Object.freeze({
  cloud: 'change:cloud',
  voice: 'change:voice',
  connectivity: 'change:connectivity',
  workplace: 'change:cloud',
  service: 'change:contract',
});
