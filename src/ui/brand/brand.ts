import type { LogoFiles } from './logo-file.ts';

/** Under whose name the portal runs. Contict is only the default; all of it comes from settings. */
export type Brand = Readonly<{
  name: string;
  company: string;
  /** A short promise, shown beside the sign-in form. */
  promise: Readonly<{ nl: string; en: string }>;
  colours: BrandColours;
  /** null writes the name beside a drawn mark; else pictures of the brand, for a light and for a dark page. */
  logo: LogoFiles | null;
  /** What follows is shown only when it is set: nobody reads an address or a number that is not this provider's. */
  addressLines: readonly string[];
  serviceDeskUrl: string | null;
  supportMail: string | null;
  phone: string | null;
  openingHours: Readonly<{ nl: string; en: string }> | null;
}>;

/** OKLCH: hue in degrees, chroma 0–0.37, lightness 0–1. */
export type BrandColours = Readonly<{
  hue: number;
  chroma: number;
  accent: Readonly<{ lightness: number; chroma: number; hue: number }>;
  /** The words on the accent: dark ink on a light accent, white on a dark one. */
  onAccent: 'ink' | 'white';
}>;

export const defaultBrand: Brand = Object.freeze<Brand>({
  name: 'Mijn Contict',
  company: 'Contict',
  promise: {
    nl: 'Alles wat je bij ons afneemt, op één plek.',
    en: 'Everything you buy from us, in one place.',
  },
  colours: { hue: 212, chroma: 0.085, accent: { lightness: 0.76, chroma: 0.155, hue: 58 }, onAccent: 'ink' },
  logo: null,
  addressLines: [],
  serviceDeskUrl: null,
  supportMail: null,
  phone: null,
  openingHours: null,
});

/** Where the company of the demo can be found: settings of the demo alone, never a default. */
export const sampleSettings: Readonly<Record<string, string>> = Object.freeze({
  BRAND_ADDRESS: 'Contict|Voorbeeldkade 12|3011 AB Rotterdam',
  SERVICE_DESK_URL: 'https://servicedesk.example/',
  SUPPORT_MAIL: 'servicedesk@contict.example',
  SUPPORT_PHONE: '+31101234567',
  BRAND_HOURS: 'maandag t/m vrijdag, 8:00 tot 17:30',
  BRAND_HOURS_EN: 'Monday to Friday, 8:00 to 17:30',
});

/** Lightness and share of the chroma for each step: the ends hold little colour, the middle all of it. */
const ramp = {
  50: [0.975, 0.12],
  100: [0.945, 0.25],
  200: [0.89, 0.5],
  300: [0.82, 0.85],
  400: [0.73, 1],
  500: [0.61, 1],
  600: [0.51, 1],
  700: [0.43, 0.9],
  800: [0.35, 0.75],
  900: [0.28, 0.6],
  950: [0.22, 0.45],
} as const;

/** The brand as custom properties: the one stylesheet that differs between two portals. */
export function brandCss(brand: Brand): string {
  const { hue, chroma, accent, onAccent } = brand.colours;
  const steps = Object.entries(ramp).map(
    ([step, [lightness, share]]) => `--brand-${step}:oklch(${lightness} ${round(chroma * share)} ${round(hue)})`,
  );
  const ink = onAccent === 'ink' ? `oklch(0.2 0.03 ${round(accent.hue)})` : 'oklch(1 0 0)';
  const step = (change: number) =>
    `oklch(${round(Math.min(0.97, Math.max(0.05, accent.lightness + change)))} ${round(accent.chroma)} ${round(accent.hue)})`;
  const away = onAccent === 'ink' ? 0.04 : -0.04;
  return `:root{${steps.join(';')};--accent:${step(0)};--accent-strong:${step(away)};--on-accent:${ink}}\n`;
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000;
}
