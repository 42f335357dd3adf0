/**
 * What a role may allow. Everyone who is an active contact may read content, contacts and their own messages without
 * any of these.
 */
export const permissions = Object.freeze([
  'invoices:read', // invoices, their files, payments
  'costs:read', // amounts on services and the overview
  'services:read',
  'cloud-users:read',
  'contracts:read', // documents of kind contract
  'change:cloud',
  'change:voice',
  'change:connectivity',
  'change:contract',
  'report:outage',
  'people:manage',
  'roles:grant',
] as const);

export type Permission = (typeof permissions)[number];

/** Unknown words in the role table give nothing. */
export function knownPermissions(words: readonly string[]): ReadonlySet<Permission> {
  return new Set(words.filter((word): word is Permission => (permissions as readonly string[]).includes(word)));
}
