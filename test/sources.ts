import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** A file of the portal: its text, its size, and the files it imports. */
export type Source = Readonly<{ path: string; text: string; lines: number; imports: readonly string[] }>;

export const sources: readonly Source[] = globSync('src/**/*.{ts,tsx}')
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.endsWith('/database/tables.ts'))
  .sort()
  .map((path) => {
    const text = readFileSync(path, 'utf8');
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target]) =>
      normalize(join(dirname(path), target!)).replaceAll('\\', '/'),
    );
    return { path, text, lines: text.split('\n').length, imports };
  });
export const production = sources.filter(({ path }) => !path.endsWith('.test.ts') && !path.endsWith('.test.tsx'));

// From the ground up. What stands above may use what stands below, never the other way.
export const streets = Object.freeze([
  'record',
  'intake',
  'identity',
  'customers',
  'services',
  'billing',
  'content',
  'conversations',
  'portal',
  'demo',
]);

export const featureOf = (path: string): string => path.split('/').slice(2, 4).join('/');
export const streetOf = (path: string): string => path.split('/')[2]!;
