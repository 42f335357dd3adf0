/**
 * The page somebody meant with an address that is none: with a slash behind it, or capitals in the words of the portal. What an address
 * names (a number, an id) stays as it was typed. Null when there is no such page, or the address is right already.
 */
export function pageMeant(address: string, patterns: readonly string[]): string | null {
  const at = address.search(/\?|$/);
  const [path, query] = [address.slice(0, at), address.slice(at)];
  const typed = path.replace(/\/+$/, '').split('/').slice(1);
  if (typed.length > 12 || typed.includes('')) return null;
  for (const pattern of patterns) {
    const words = pattern.split('/').slice(1);
    if (words.length !== typed.length || words[0] === '' || words[0]!.startsWith(':')) continue;
    const found = words.map((word, n) => (word.startsWith(':') ? typed[n]! : typed[n]!.toLowerCase() === word.toLowerCase() ? word : null));
    if (found.includes(null)) continue;
    const right = `/${found.join('/')}`;
    if (right !== path) return right + query;
  }
  return null;
}
