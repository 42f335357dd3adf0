import { readFileSync } from 'node:fs';

const namesIn = (path: string, form: RegExp) => [...readFileSync(path, 'utf8').matchAll(form)].map(([, name]) => name!);

/** Every setting of name, colours and ways to be reached, as the code that reads them names it. */
export const brandNames: readonly string[] = Object.freeze([
  ...new Set([
    ...namesIn('src/ui/brand/settings.ts', /'((?:BRAND|SUPPORT|SERVICE)_\w+)'/g),
    ...namesIn('src/ui/brand/brand-colours.ts', /'(BRAND_\w+)'/g),
    ...namesIn('src/ui/brand/logo-file.ts', /'(BRAND_\w+)'/g),
  ]),
]);
