import { withoutStrayEnds } from '../../../platform/http/address.ts';

/**
 * The page somebody meant with an address that is none: with a slash behind it, or capitals in the words of the portal.
 * What an address names (a number, an id) stays as it was typed. Null when there is no such page, or the address is
 * right already.
 */
export function pageMeant(address: string, patterns: readonly string[]): string | null {
  const [path, query] = inTwo(address);
  const right = pageAt(path, patterns, (page) => page !== path);
  return right === null ? null : right + query;
}

/**
 * The page before a stop, comma, bracket or quote that a mail program took for a part of the link: one sign less than
 * what was asked, since a number may end with one itself. Null when nothing stands behind the address, or no page is
 * left.
 */
export function pageBefore(address: string, patterns: readonly string[]): string | null {
  const [path, query] = inTwo(address);
  for (const shorter of withoutStrayEnds(path)) {
    const page = shorter === '/' ? shorter : pageAt(shorter, patterns);
    if (page !== null) return page + query;
  }
  return null;
}

function inTwo(address: string): [path: string, query: string] {
  const at = address.search(/\?|$/);
  return [address.slice(0, at), address.slice(at)];
}

function pageAt(
  path: string,
  patterns: readonly string[],
  isMeant: (page: string) => boolean = () => true,
): string | null {
  const typed = path.replace(/\/+$/, '').split('/').slice(1);
  if (typed.length > 12 || typed.includes('')) return null;
  for (const pattern of patterns) {
    const words = pattern.split('/').slice(1);
    if (words.length !== typed.length || words[0] === '' || words[0]!.startsWith(':')) continue;
    const found = words.map((word, n) =>
      word.startsWith(':') ? typed[n]! : typed[n]!.toLowerCase() === word.toLowerCase() ? word : null,
    );
    if (found.includes(null)) continue;
    const page = `/${found.join('/')}`;
    if (isMeant(page)) return page;
  }
  return null;
}
