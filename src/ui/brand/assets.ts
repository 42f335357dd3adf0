import { hexOf } from './brand-colour.ts';
import { brandCss, defaultBrand, type Brand } from './brand.ts';

/** Files of the brand that are not on disk: its stylesheet, the icon of the window, its logo. For `loadAssets`. */
export function brandAssets(brand: Brand): Readonly<Record<string, string | Uint8Array>> {
  const { logo } = brand;
  return {
    'css/brand.css': brandCss(brand),
    ...(isOwnName(brand) ? {} : { 'icons/favicon.svg': letterIcon(brand) }),
    ...(logo === null ? {} : { [logo.light.asset]: logo.light.bytes, [logo.dark.asset]: logo.dark.bytes }),
  };
}

/** The mark that is drawn here belongs to one company; who runs the portal under another name gets its first letter. */
export const isOwnName = ({ company }: Brand): boolean => company === defaultBrand.company;

/** "Voorbeeld ICT" → "V". */
export const brandLetter = ({ company }: Brand): string => ([...company.trim()][0] ?? '').toUpperCase();

function letterIcon(brand: Brand): string {
  const { hue, chroma } = brand.colours;
  const letter = brandLetter(brand).replace(/[&<>]/g, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${hexOf(0.43, chroma * 0.9, hue)}"/><text x="16" y="22.5" text-anchor="middle" font-family="system-ui,sans-serif" font-size="19" font-weight="700" fill="#fff">${letter}</text></svg>`;
}
