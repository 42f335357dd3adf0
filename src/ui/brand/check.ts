import type { Brand } from './brand.ts';
import { contrast } from './colour.ts';
import { colourTokens, type Theme } from './tokens.ts';

const tones = ['success', 'warning', 'danger', 'info', 'neutral'];
const charts = ['cloud', 'voice', 'connectivity', 'workplace', 'service', 'other'];
const pages = ['surface', 'canvas'];

type Pair = readonly [front: string, back: string, needed: number];

/** WCAG 2.2: 4.5 for words (1.4.3), 3 for what only has a shape (1.4.11). */
const pairs: readonly Pair[] = [
  ...['surface', 'canvas', 'sunken', ...tones.map((tone) => `${tone}-soft`)].map((back): Pair => ['ink', back, 4.5]),
  ...['surface', 'canvas', 'sunken'].map((back): Pair => ['ink-soft', back, 4.5]),
  ...[...pages, ...tones.map((tone) => `${tone}-soft`)].map((back): Pair => ['link', back, 4.5]),
  ...tones.flatMap((tone): Pair[] => [[tone, `${tone}-soft`, 4.5], ...pages.map((back): Pair => [tone, back, 4.5])]),
  ['ink', 'brand-soft', 4.5],
  ['ink-soft', 'brand-soft', 4.5],
  ['brand-strong', 'brand-soft', 4.5],
  ['brand-strong', 'surface', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['on-brand-panel', 'brand-panel', 4.5],
  ['on-brand-panel', 'brand-panel-shape', 4.5],
  ...pages.flatMap((back): Pair[] => [
    ['focus', back, 3],
    ['line-strong', back, 3],
    ...charts.map((kind): Pair => [`chart-${kind}`, back, 3]),
  ]),
];

export type BrandProblem = Readonly<{
  theme: Theme;
  front: string;
  back: string;
  ratio: number;
  needed: number;
  message: string;
}>;

/** Every pair of colours that cannot be read with this brand, in both themes; none means the brand may be used. */
export function brandProblems(brand: Brand): readonly BrandProblem[] {
  return (['light', 'dark'] as const).flatMap((theme) => {
    const colours = colourTokens(brand, theme);
    return pairs.flatMap(([front, back, needed]) => {
      const [one, other] = [colours.get(front), colours.get(back)];
      const ratio = one === undefined || other === undefined ? 0 : Math.round(contrast(one, other) * 100) / 100;
      if (ratio >= needed) return [];
      const message = `In the ${theme} theme ${front} on ${back} has a contrast of ${ratio}; it needs at least ${needed}.`;
      return [{ theme, front, back, ratio, needed, message }];
    });
  });
}
