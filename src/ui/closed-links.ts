import type { Actor } from '../access/actor.ts';
import { mayOpen, type Menus } from './menu.ts';

const prose = /<div class="prose"[^>]*>.*?<\/div>/gs;
const link = /<a href="([^"]*)"[^>]*>(.*?)<\/a>/gs;

/**
 * In what people at the provider wrote (questions, news, documents, notices), a link to a page of the portal that this
 * reader may not open becomes plain words: everybody reads the same text, not everybody has the same rights.
 */
export function withoutClosedLinks(html: string, menus: Menus, actor: Actor | null, baseUrl: string): string {
  if (!html.includes('<div class="prose"')) return html;
  return html.replace(prose, (text) =>
    text.replace(link, (whole, address: string, words: string) => {
      const path = address.startsWith(`${baseUrl}/`) ? address.slice(baseUrl.length) : address;
      return path.startsWith('/') && !mayOpen(menus, actor, path) ? words : whole;
    }),
  );
}
