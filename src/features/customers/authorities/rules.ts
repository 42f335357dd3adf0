import type { Permission } from '../../../access/permissions.ts';

export type MatterKind = 'decide' | 'report' | 'see' | 'manage';
type Matter = Readonly<{
  permission: Permission;
  kind: MatterKind;
  /** A maximum per month counts here. */ limited: boolean;
}>;

/** Everything that takes a role, in the order in which people ask for it: deciding first, looking last. */
export const matters: readonly Matter[] = Object.freeze([
  { permission: 'change:contract', kind: 'decide', limited: true },
  { permission: 'change:cloud', kind: 'decide', limited: true },
  { permission: 'change:voice', kind: 'decide', limited: true },
  { permission: 'change:connectivity', kind: 'decide', limited: true },
  { permission: 'roles:grant', kind: 'manage', limited: false },
  { permission: 'people:manage', kind: 'manage', limited: false },
  { permission: 'report:outage', kind: 'report', limited: false },
  { permission: 'invoices:read', kind: 'see', limited: false },
  { permission: 'costs:read', kind: 'see', limited: false },
  { permission: 'contracts:read', kind: 'see', limited: false },
  { permission: 'services:read', kind: 'see', limited: false },
  { permission: 'cloud-users:read', kind: 'see', limited: false },
] as const);

type Holder = Readonly<{ id: string; roles: readonly Readonly<{ key: string; limitCents: number | null }>[] }>;
type Role = Readonly<{ key: string; permissions: readonly string[] }>;

/** What someone may, with the maximum per month in cents (null: none). */
export type Allowed = Readonly<{ permission: Permission; limitCents: number | null }>;

/**
 * What these roles together allow. A role without a maximum lifts the maximum of another; of two maximums the higher
 * counts.
 */
export function allowedBy(held: Holder['roles'], roles: readonly Role[]): readonly Allowed[] {
  return matters.flatMap(({ permission, limited }) => {
    const giving = held.filter(({ key }) => roles.find((role) => role.key === key)?.permissions.includes(permission));
    if (giving.length === 0) return [];
    const limits = giving.map(({ limitCents }) => limitCents);
    const limitCents = !limited || limits.includes(null) ? null : Math.max(...limits.map((limit) => limit ?? 0));
    return [{ permission, limitCents }];
  });
}

/**
 * Per person what they may; the reader (who may stand in the list more than once) first, the others in the order given.
 */
export function byPerson<P extends Holder>(
  people: readonly P[],
  roles: readonly Role[],
  reader: readonly string[],
): readonly Readonly<{ person: P; may: readonly Allowed[] }>[] {
  const own = people.filter(({ id }) => reader.includes(id));
  const others = people.filter(({ id }) => !reader.includes(id));
  return [...own, ...others].map((person) => ({ person, may: allowedBy(person.roles, roles) }));
}

/** Per matter who may, the reader first. */
export function byMatter<P extends Holder>(people: readonly P[], roles: readonly Role[], reader: readonly string[]) {
  const rows = byPerson(people, roles, reader);
  return matters.map(({ permission, kind }) => ({
    permission,
    kind,
    people: rows.flatMap(({ person, may }) => {
      const found = may.find((one) => one.permission === permission);
      return found === undefined ? [] : [{ person, limitCents: found.limitCents }];
    }),
  }));
}

export type AllowedGroup = Readonly<{ limitCents: number | null; permissions: readonly Permission[] }>;

/** The same rights gathered per maximum, those without one first: "cloud, telefonie" and "verbindingen tot € 500". */
export function gathered(may: readonly Allowed[], kinds: readonly MatterKind[]): readonly AllowedGroup[] {
  const kindOf = new Map(matters.map(({ permission, kind }) => [permission, kind]));
  const chosen = may.filter(({ permission }) => kinds.includes(kindOf.get(permission)!));
  const limits = [...new Set(chosen.map(({ limitCents }) => limitCents))].sort((a, b) =>
    a === null ? -1 : b === null ? 1 : b - a,
  );
  return limits.map((limitCents) => ({
    limitCents,
    permissions: chosen.filter((one) => one.limitCents === limitCents).map(({ permission }) => permission),
  }));
}
