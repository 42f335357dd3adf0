import type { PersonName } from '../../../platform/text/names.ts';

/** How many of a licence were bought and are held. `bought` is null when no source says so. */
export type LicenceCount = Readonly<{
  sku: string;
  product: string | null;
  bought: number | null;
  used: number;
  /** Held by people who are blocked. */ blocked: number;
  unitCents: number | null;
}>;

export type LicenceState = Readonly<{
  kind: 'unknown' | 'free' | 'full' | 'over';
  /** How many are free, or too few. */ count: number;
}>;

export function licenceState({ bought, used }: Pick<LicenceCount, 'bought' | 'used'>): LicenceState {
  if (bought === null) return { kind: 'unknown', count: 0 };
  if (used > bought) return { kind: 'over', count: used - bought };
  return used === bought ? { kind: 'full', count: 0 } : { kind: 'free', count: bought - used };
}

/** What the licences that nobody holds cost a month, in cents; null when the price is unknown or none is free. */
export function unusedCents(licence: LicenceCount): number | null {
  const { kind, count } = licenceState(licence);
  return kind === 'free' && licence.unitCents !== null && licence.unitCents > 0 ? count * licence.unitCents : null;
}

/** Licences of which more are held than were bought, the largest shortage first. */
export function overAssigned<L extends LicenceCount>(licences: readonly L[]): readonly L[] {
  return licences
    .filter((one) => licenceState(one).kind === 'over')
    .sort((a, b) => licenceState(b).count - licenceState(a).count);
}

export type LicenceSums = Readonly<{
  bought: number;
  used: number;
  free: number;
  over: number;
  blocked: number;
  unusedCents: number;
}>;

/**
 * All licences together. Free and too few are not set off against each other: a free one of one kind does not help
 * another.
 */
export function licenceSums(licences: readonly LicenceCount[]): LicenceSums {
  const states = licences.map(licenceState);
  const count = (kind: LicenceState['kind']) =>
    states.reduce((sum, state) => sum + (state.kind === kind ? state.count : 0), 0);
  const sum = (of: (licence: LicenceCount) => number) => licences.reduce((total, licence) => total + of(licence), 0);
  return {
    bought: sum(({ bought }) => bought ?? 0),
    used: sum(({ used }) => used),
    free: count('free'),
    over: count('over'),
    blocked: sum(({ blocked }) => blocked),
    unusedCents: sum((one) => unusedCents(one) ?? 0),
  };
}

/**
 * What comes before a Dutch surname and does not count when sorting. Read the same by JavaScript and PostgreSQL; the
 * case is ignored.
 */
export const prefixPattern = "^((van|von|de|den|der|ter|ten|te|in|op|uit|het|'t|’t|'s|’s)\\s+)+";
const prefix = new RegExp(prefixPattern, 'i');

/** Microsoft keeps the prefix within the surname: 'van der Berg' → prefix 'van der', surname 'Berg'. */
export function splitName(givenName: string | null, surname: string): PersonName {
  const found = prefix.exec(surname)?.[0] ?? '';
  return found.length === surname.length
    ? { givenName, prefix: null, surname }
    : { givenName, prefix: found.trim() || null, surname: surname.slice(found.length) };
}
