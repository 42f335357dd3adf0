import { isIPv6 } from 'node:net';
import { networkAddress } from '../../../platform/http/address.ts';

/** What counts as one address: an IPv4 address, or the /64 of an IPv6 address, since one connection has all of it. */
export const networkOf = (address: string | null): string => networksOf(address)[0]!.of;

/** One network an address is part of; `times`: how many connections it may well hold. */
export type Network = Readonly<{ of: string; times: number }>;

/**
 * The networks an address is part of, the narrowest first. Providers give a home or an office a /64, a /56 or a /48 of
 * IPv6: whoever has a wider one could use another /64 for each try.
 */
export function networksOf(address: string | null): readonly Network[] {
  const plain = networkAddress(address)?.toLowerCase() ?? 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  if (mapped !== null || !isIPv6(plain)) return [{ of: mapped?.[1] ?? plain, times: 1 }];
  const [a, b, c, d] = firstGroups(plain) as [string, string, string, string];
  const wide = ((Number.parseInt(d, 16) >> 8) << 8).toString(16);
  return [
    { of: `${a}:${b}:${c}:${d}::/64`, times: 1 },
    { of: `${a}:${b}:${c}:${wide}::/56`, times: 2 },
    { of: `${a}:${b}:${c}::/48`, times: 4 },
  ];
}

function firstGroups(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const after = tail === '' ? [] : tail.split(':');
    while (groups.length + after.length < 8) groups.push('0');
    groups.push(...after);
  }
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
}
