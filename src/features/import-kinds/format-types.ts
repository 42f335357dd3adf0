import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import { parsePhone } from '../../platform/text/phone.ts';
import type { FieldType } from './field.ts';
import { line, pattern } from './text-types.ts';

const squeeze = (text: string) => text.replace(/[\s.]/g, '').toUpperCase();
const texty = (max: number, extra: object = {}) => ({ type: 'string', maxLength: max, ...extra });

export const mail = pattern(/^[^\s@"(),:;<>[\\\]]{1,64}@[^\s@"(),:;<>[\\\]_.]+(\.[^\s@"(),:;<>[\\\]_.]+)+$/u, 'not_a_mail', { max: 254, tidy: (text) => text.toLowerCase(), example: 'inkoop@bakkerij.example' });

/** Stored as E.164. Numbers without a country are Dutch. */
export const phone: FieldType<string> = {
  read: (value, cell) => {
    const text = line(60).read(value, cell);
    if (text === undefined) return undefined;
    const number = parsePhone(text, { defaultCountry: 'NL', extract: false });
    return number?.isValid() === true && number.ext === undefined ? number.number : cell.problem('not_a_phone', text);
  },
  schema: texty(60, { examples: ['+31101234567'] }),
};

/** Eight digits; a spreadsheet that dropped the first zero is named. */
export const kvk: FieldType<string> = {
  read: (value, cell) => {
    const text = line(40).read(value, cell)?.replace(/[\s.]/g, '');
    if (text === undefined || /^\d{8}$/.test(text)) return text;
    return cell.problem(/^\d{7}$/.test(text) ? 'kvk_lost_zero' : 'not_a_kvk', text);
  },
  schema: { type: 'string', pattern: '^\\d{8}$', examples: ['12345678'] },
};

/** The form of an EU VAT number; wrong Dutch check digits (modulo 97, before 2020 also modulo 11) are a warning. */
export const vatId: FieldType<string> = {
  read: (value, cell) => {
    const text = line(40).read(value, cell);
    const id = text === undefined ? undefined : squeeze(text);
    if (id === undefined) return undefined;
    if (!(id.startsWith('NL') ? /^NL\d{9}B\d{2}$/ : /^[A-Z]{2}[0-9A-Z+*]{2,13}$/).test(id)) return cell.problem('not_a_vat_id', text);
    if (id.startsWith('NL') && !dutchVatChecks(id)) cell.warn('vat_id_check', id);
    return id;
  },
  schema: texty(20, { examples: ['NL123456782B90'] }),
};

function dutchVatChecks(id: string): boolean {
  const digits = id.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  const sum = [...id.slice(2, 10)].reduce((total, digit, at) => total + Number(digit) * (9 - at), 0);
  return BigInt(digits) % 97n === 1n || sum % 11 === Number(id[10]);
}

export const iban: FieldType<string> = {
  read: (value, cell) => {
    const text = line(50).read(value, cell);
    const electronic = text === undefined ? undefined : electronicFormatIBAN(text);
    if (electronic === undefined) return undefined;
    return electronic !== null && isValidIBAN(electronic) ? electronic : cell.problem('not_an_iban', text);
  },
  schema: texty(50, { examples: ['NL91ABNA0417164300'] }),
};

const countryNames: Readonly<Record<string, string>> = { NEDERLAND: 'NL', NETHERLANDS: 'NL', 'THE NETHERLANDS': 'NL', BELGIË: 'BE', BELGIE: 'BE', BELGIUM: 'BE', DUITSLAND: 'DE', GERMANY: 'DE' };

export const country = pattern(/^[A-Z]{2}$/, 'not_a_country', { max: 40, tidy: (text) => countryNames[text.toUpperCase()] ?? text.toUpperCase(), example: 'NL' });
export const oin = pattern(/^\d{20}$/, 'not_an_oin', { tidy: squeeze });
export const peppolId = pattern(/^\d{4}:[\w.:+-]{1,50}$/, 'not_a_peppol_id', { example: '0106:12345678' });
export const postalCode = pattern(/^.{1,12}$/u, 'too_long', { max: 12, tidy: (text) => text.replace(/^(\d{4})\s?([a-z]{2})$/i, (_, digits: string, letters: string) => `${digits} ${letters.toUpperCase()}`), example: '3011 AB' });
export const sku = pattern(/^[\w .+/-]{1,100}$/, 'not_a_sku');
export const slug = pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not_a_slug', { max: 120 });

/** 'Nieuwe tarieven per 1 januari' → 'nieuwe-tarieven-per-1-januari'; of the key when nothing of the title is left. */
export function slugFrom(title: unknown, externalId: unknown): string | null {
  const words = (text: unknown) => (typeof text === 'string' ? text.normalize('NFD').toLowerCase().replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 100).replace(/-+$/, '') : '');
  return words(title) || words(externalId) || null;
}

/** A web address; `www.` alone gets https:// before it. */
export const url: FieldType<string> = {
  read: (value, cell) => {
    const text = line(2000).read(value, cell);
    if (text === undefined) return undefined;
    const full = /^www\./i.test(text) ? `https://${text}` : text;
    const parsed = /^https?:\/\//i.test(full) ? URL.parse(full) : null;
    return parsed !== null && parsed.username === '' && parsed.password === '' ? parsed.href : cell.problem('not_a_url', text);
  },
  schema: texty(2000, { format: 'uri' }),
};
