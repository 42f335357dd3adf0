import { brandProblems } from './check.ts';
import type { Brand, BrandColours } from './brand.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The colours as the settings say; what they leave out stays as it was. Throws an Error that names the wrong setting.
 */
export function coloursFromSettings(environment: Environment, fallback: BrandColours): BrandColours {
  const [lightness, chroma, hue] = numbers(environment, 'BRAND_ACCENT', [1, 0.4, 360]) ?? [];
  const accent =
    lightness === undefined || chroma === undefined || hue === undefined ? fallback.accent : { lightness, chroma, hue };
  return {
    hue: numbers(environment, 'BRAND_HUE', [360])?.[0] ?? fallback.hue,
    chroma: numbers(environment, 'BRAND_CHROMA', [0.2])?.[0] ?? fallback.chroma,
    accent,
    onAccent: accent.lightness >= 0.68 ? 'ink' : 'white',
  };
}

/** "0.76 0.155 58" → three numbers, each from 0 to its highest; null when the setting is empty. */
function numbers(environment: Environment, name: string, highest: readonly number[]): readonly number[] | null {
  const text = environment[name]?.trim();
  if (!text) return null;
  const values = text.split(/[\s,]+/).map(Number);
  const right =
    values.length === highest.length && values.every((value, index) => value >= 0 && value <= (highest[index] ?? 0));
  if (!right)
    throw new Error(
      `${name} must be ${highest.map((most) => `a number from 0 to ${most}`).join(', ')}; it is "${text}".`,
    );
  return values;
}

/** Throws when words or shapes in these colours cannot be seen, naming each pair. */
export function refuseUnreadable(brand: Brand): void {
  const problems = brandProblems(brand);
  if (problems.length === 0) return;
  throw new Error(
    `BRAND_HUE, BRAND_CHROMA or BRAND_ACCENT make the portal unreadable. ${problems.map((problem) => problem.message).join(' ')}`,
  );
}
