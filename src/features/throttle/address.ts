import { isIPv6 } from 'node:net';
import { networkAddress } from '../../platform/http/address.ts';

/** What counts as one address: an IPv4 address, or the /64 of an IPv6 address, since one connection has all of it. */
export function networkOf(address: string | null): string {
  const plain = networkAddress(address)?.toLowerCase() ?? 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  if (mapped) return mapped[1]!;
  return isIPv6(plain) ? `${firstGroups(plain).join(':')}::/64` : plain;
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
