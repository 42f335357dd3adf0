import { texts, type Language } from '../platform/text/language.ts';
import { parsePhone } from '../platform/text/phone.ts';

const phones = new Map<string, Phone>();
export type Phone = Readonly<{ text: string; href: string | null }>;

const extensionWords = texts({ extension: 'toestel' }, { extension: 'ext.' });

/**
 * "010 123 4567 toestel 12" (English: "ext. 12") and what may be dialled, with the extension behind it. A number that
 * cannot be read stays as it was, without a link.
 */
export function phone(value: string, language: Language): Phone {
  const asked = `${language} ${value}`;
  const known = phones.get(asked);
  if (known !== undefined) return known;
  if (phones.size > 4000) phones.clear();
  const parsed = parsePhone(value, 'NL');
  const written = {
    formatExtension: (number: string, extension: string) =>
      `${number} ${extensionWords[language].extension} ${extension}`,
  };
  const made: Phone =
    parsed === undefined || !parsed.isPossible()
      ? { text: value, href: null }
      : {
          text: parsed.country === 'NL' ? parsed.formatNational(written) : parsed.formatInternational(written),
          href: parsed.format('RFC3966'),
        };
  phones.set(asked, made);
  return made;
}

/** "NL20INGB0001234567" → "NL20 INGB 0001 2345 67". */
export function iban(value: string): string {
  return value
    .replaceAll(/\s/g, '')
    .toUpperCase()
    .replaceAll(/(.{4})(?=.)/g, '$1 ');
}

/** "nl 123456789 b01" → "NL123456789B01". */
export function vatNumber(value: string): string {
  return value.replaceAll(/[\s.]/g, '').toUpperCase();
}

/** A KVK number keeps its leading zeros: "1234567" → "01234567". */
export function kvkNumber(value: string): string {
  return value.replaceAll(/\D/g, '').padStart(8, '0');
}

/** "3011ab" → "3011 AB"; a foreign postcode stays as it was. */
export function postcode(value: string): string {
  const parts = /^\s*(\d{4})\s*([a-z]{2})\s*$/i.exec(value);
  return parts === null ? value.trim() : `${parts[1]} ${(parts[2] ?? '').toUpperCase()}`;
}
