const plainPath = /^\/(?![/\\])[^\s\\\u0000-\u001f\u007f-\u009f]*$/;
const longest = 2000;

/**
 * The page somebody asked for, if it is one of ours: a path that the browser cannot read as another host. Anything else
 * gives `otherwise`.
 */
export function wayBack(asked: string, baseUrl: string, otherwise = '/'): string {
  if (asked.length > longest || !plainPath.test(asked)) return otherwise;
  const base = new URL(baseUrl);
  if (!URL.canParse(asked, base)) return otherwise;
  const target = new URL(asked, base);
  const path = `${target.pathname}${target.search}`;
  // Dot segments can leave two slashes in front: "/.//evil.example".
  return target.origin === base.origin && plainPath.test(path) ? path : otherwise;
}
