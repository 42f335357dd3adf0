import { readFileSync } from 'node:fs';
import { brandCss, type Brand } from './brand.ts';
import { parseOklch, type Oklch } from './colour.ts';

export type Theme = 'light' | 'dark';
export type Colours = ReadonlyMap<string, Oklch>;

/** Every colour token of the brand in one theme, as the browser will show it: 'ink-soft' → its OKLCH. */
export function colourTokens(brand: Brand, theme: Theme): Colours {
  const source = readFileSync(new URL('../../../public/css/10-tokens.css', import.meta.url), 'utf8') + brandCss(brand);
  const written = new Map(
    [...source.matchAll(/--([\w-]+):\s*([^;}]+)/g)].map((found) => [found[1] ?? '', (found[2] ?? '').trim()]),
  );
  const colours = [...written.keys()].map((name) => [name, resolve(`var(--${name})`, written, theme)] as const);
  return new Map(colours.filter((entry): entry is [string, Oklch] => entry[1] !== null));
}

/** The tokens use only oklch(), var() and light-dark(), so three lines resolve them. */
function resolve(value: string, written: ReadonlyMap<string, string>, theme: Theme, depth = 0): Oklch | null {
  if (depth > 9) return null;
  const name = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (name !== undefined) return resolve(written.get(name) ?? '', written, theme, depth + 1);
  const sides = /^light-dark\(((?:oklch|var)\([^)]*\)),\s*((?:oklch|var)\([^)]*\))\)$/.exec(value);
  if (sides !== null) return resolve((theme === 'light' ? sides[1] : sides[2]) ?? '', written, theme, depth + 1);
  return parseOklch(value);
}
