import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { pngSize, svgSize } from './logo-check.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** One picture of the brand: the asset it is served as, its bytes and its size in pixels (only the shape matters). */
type LogoFile = Readonly<{ asset: string; bytes: Uint8Array; width: number; height: number }>;
export type LogoFiles = Readonly<{ light: LogoFile; dark: LogoFile }>;

const mostBytes = 200_000;

/**
 * The logo as BRAND_LOGO and BRAND_LOGO_DARK name it; null when neither is set. Throws an Error that names the wrong
 * setting.
 */
export function logoFromSettings(environment: Environment): LogoFiles | null {
  const light = logoFile('BRAND_LOGO', environment['BRAND_LOGO']?.trim(), 'logo');
  const dark = logoFile('BRAND_LOGO_DARK', environment['BRAND_LOGO_DARK']?.trim(), 'logo-dark');
  if (light === null && dark !== null) throw new Error('BRAND_LOGO_DARK needs BRAND_LOGO beside it.');
  return light === null ? null : Object.freeze({ light, dark: dark ?? light });
}

function logoFile(setting: string, path: string | undefined, name: string): LogoFile | null {
  if (!path) return null;
  const ending = extname(path).toLowerCase();
  const measure = ending === '.svg' ? svgSize : ending === '.png' ? pngSize : null;
  if (measure === null) throw new Error(`${setting} must name an .svg or .png file; it is "${path}".`);
  try {
    if (statSync(path).size > mostBytes) throw new Error(`it is larger than ${mostBytes / 1000} kB`);
    const bytes = readFileSync(path);
    return Object.freeze({ asset: `brand/${name}${ending}`, bytes, ...measure(bytes) });
  } catch (error) {
    throw new Error(`${setting} names ${path}, which cannot be used: ${(error as Error).message}.`, { cause: error });
  }
}
