import type { KeyRing } from '../../../platform/secrets.ts';
import type { SealedCount } from './queries.ts';

/** Ids of keys that values need, without those of the ring: what they hold cannot be opened here. */
export function keysNeeded(counts: readonly SealedCount[], ring: Pick<KeyRing, 'keys'> | null): readonly string[] {
  const known = new Set(ring?.keys.map(({ id }) => id));
  return [...new Set(counts.map(({ key }) => key))].filter((key) => !known.has(key));
}

/** "3 values (second factors, single sign-on)"; "nothing" when there is none. */
export function sealedWords(counts: readonly SealedCount[], keys?: readonly string[]): string {
  const own = counts.filter(({ key }) => keys === undefined || keys.includes(key));
  const values = own.reduce((sum, one) => sum + one.values, 0);
  if (values === 0) return 'nothing';
  return `${values} ${values === 1 ? 'value' : 'values'} (${[...new Set(own.map(({ what }) => what))].join(', ')})`;
}
