import { parse } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import type { RouteLabel } from '../src/access/labels.ts';
import type { TestPortal, Visitor } from './portal.ts';

export type Seen = Readonly<{ route: string; url: string; reply: LightMyRequestResponse }>;

/** Which route a path belongs to. */
function routeOf(table: readonly RouteLabel[], path: string): string | null {
  const parts = path.split('/');
  const fits = ({ url }: RouteLabel) => {
    const wanted = url.split('/');
    return (
      wanted.length === parts.length && wanted.every((part, index) => part.startsWith(':') || part === parts[index])
    );
  };
  const found = table.filter(({ method }) => method === 'GET').filter(fits);
  return (found.find(({ url }) => !url.includes(':')) ?? found[0])?.url ?? null;
}

/**
 * Follows every link of this portal from `start`, a few addresses per route, as this visitor. Answers each address
 * once, with its reply. A link to nothing is in the answer too, with its status.
 */
export async function crawl(t: TestPortal, visitor: Visitor, start = '/', perRoute = 2): Promise<readonly Seen[]> {
  const waiting = [start];
  const asked = new Set<string>(waiting);
  const counts = new Map<string, number>();
  const seen: Seen[] = [];
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const path = new URL(url, 'http://portal.example').pathname;
    const route = routeOf(t.app.routeTable, path) ?? `nothing at ${path}`;
    const count = counts.get(route) ?? 0;
    if (count >= perRoute) continue;
    counts.set(route, count + 1);
    const reply = await visitor.get(url);
    seen.push({ route, url, reply });
    // The links of the style guide are samples.
    if (!String(reply.headers['content-type']).startsWith('text/html') || path === '/beheer/stijlgids') continue;
    for (const [, href] of reply.body.matchAll(/<a [^>]*?href="([^"]+)"/g)) {
      const next = href!.replaceAll('&amp;', '&').split('#')[0]!;
      if (!next.startsWith('/') || next.startsWith('//') || asked.has(next) || parse(next).dir.startsWith('/assets'))
        continue;
      asked.add(next);
      waiting.push(next);
    }
  }
  return seen;
}
