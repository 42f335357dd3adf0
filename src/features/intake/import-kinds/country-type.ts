import { key } from './text-types.ts';
import type { FieldType } from './field.ts';

const flatName = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

/** What people write that is no name of a country in any language: short forms, parts, and codes of other lists. */
const spoken: Readonly<Record<string, string>> = {
  uk: 'GB',
  vk: 'GB',
  el: 'GR',
  vs: 'US',
  usa: 'US',
  holland: 'NL',
  thenetherlands: 'NL',
  engeland: 'GB',
  england: 'GB',
  schotland: 'GB',
  scotland: 'GB',
  grootbrittannie: 'GB',
  amerika: 'US',
  tsjechie: 'CZ',
  bondsrepubliekduitsland: 'DE',
};
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
// Regions that are no country, and codes kept for other use (ISO 3166-1).
const noCountry = new Set([
  'EU',
  'EZ',
  'UN',
  'UK',
  'ZZ',
  'XA',
  'XB',
  'QO',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
  'AN',
  'BU',
  'CS',
  'DD',
  'FX',
  'NT',
  'SU',
  'TP',
  'YD',
  'YU',
  'ZR',
]);

let names: ReadonlyMap<string, string> | undefined;

/** Codes and names (Dutch, English, German, French) of countries → code, in small letters without spaces. */
function known(): ReadonlyMap<string, string> {
  if (names !== undefined) return names;
  const found = new Map<string, string>();
  for (const language of ['fr', 'de', 'en', 'nl']) {
    const shown = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const first of letters) {
      for (const second of letters) {
        const code = first + second;
        const name = noCountry.has(code) ? undefined : shown.of(code);
        if (name !== undefined) found.set(flatName(name), code).set(code.toLowerCase(), code);
      }
    }
  }
  return (names = new Map([...found, ...Object.entries(spoken)]));
}

/** The code of a country that is named by its code or in words: 'NL', 'nederland', 'Frankrijk'. */
export const country: FieldType<string> = {
  read: (value, cell) => {
    const text = key(60).read(value, cell);
    return text === undefined ? undefined : (known().get(flatName(text)) ?? cell.problem('not_a_country', text));
  },
  schema: { type: 'string', maxLength: 60, examples: ['NL'] },
};

/** Whether these two letters are the code of a country. */
export const isCountryCode = (code: string): boolean => known().get(code.toLowerCase()) === code;
