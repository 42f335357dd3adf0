import { domainToASCII } from 'node:url';
import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import { hasRareLetters, mailAddress } from '../../../platform/text/mail-address.ts';
import { phoneNumber } from '../../../platform/text/phone.ts';
import type { FieldType } from './field.ts';
import { key, pattern } from './text-types.ts';

const squeeze = (text: string) => text.replace(/[\s.]/g, '').toUpperCase();
const texty = (max: number, extra: object = {}) => ({ type: 'string', maxLength: max, ...extra });

const mailForm = /^[^\s@"(),:;<>[\\\]]{1,64}@[^\s@"(),:;<>[\\\]_.]+(\.[^\s@"(),:;<>[\\\]_.]+)+$/u;

/** One mail address in the one form of user names. Letters that many mail servers refuse are told. */
export const mail: FieldType<string> = {
  read: (value, cell) => {
    const text = key(254).read(value, cell);
    if (text === undefined) return undefined;
    const address = mailAddress(text);
    const domain = address.slice(address.lastIndexOf('@') + 1);
    if (/@.*[\s,;].*@/.test(text)) return cell.problem('more_than_one_mail', text);
    if (!mailForm.test(address) || domainToASCII(domain) === '') return cell.problem('not_a_mail', text);
    if (hasRareLetters(address)) cell.warn('mail_letters', address);
    return address;
  },
  schema: texty(254, { examples: ['inkoop@bakkerij.example'] }),
};

/** Stored as E.164, with an extension behind it. Numbers without a country are Dutch. */
export const phone: FieldType<string> = {
  read: (value, cell) => {
    const text = key(60).read(value, cell);
    return text === undefined ? undefined : (phoneNumber(text) ?? cell.problem('not_a_phone', text));
  },
  schema: texty(60, { examples: ['+31101234567', '020 123 45 67 tst 12'] }),
};

/** Eight digits; a spreadsheet that dropped the first zero is named. */
export const kvk: FieldType<string> = {
  read: (value, cell) => {
    const text = key(40).read(value, cell)?.replace(/[\s.]/g, '');
    if (text === undefined || /^\d{8}$/.test(text)) return text;
    return cell.problem(/^\d{7}$/.test(text) ? 'kvk_lost_zero' : 'not_a_kvk', text);
  },
  schema: { type: 'string', pattern: '^\\d{8}$', examples: ['12345678'] },
};

export const iban: FieldType<string> = {
  read: (value, cell) => {
    const text = key(50).read(value, cell);
    const electronic = text === undefined ? undefined : electronicFormatIBAN(text);
    if (electronic === undefined) return undefined;
    return electronic !== null && isValidIBAN(electronic) ? electronic : cell.problem('not_an_iban', text);
  },
  schema: texty(50, { examples: ['NL91ABNA0417164300'] }),
};

export const oin = pattern(/^\d{20}$/, 'not_an_oin', { tidy: squeeze });
export const peppolId = pattern(/^\d{4}:[\w.:+-]{1,50}$/, 'not_a_peppol_id', { example: '0106:12345678' });
export const postalCode = pattern(/^.{1,12}$/u, 'too_long', {
  max: 12,
  tidy: (text) =>
    text.replace(
      /^(\d{4})\s?([a-z]{2})$/i,
      (_, digits: string, letters: string) => `${digits} ${letters.toUpperCase()}`,
    ),
  example: '3011 AB',
});
/** A part number as its maker writes it, brackets and all; | stands between two. */
export const sku = pattern(/^[^|\p{C}]{1,100}$/u, 'not_a_sku');
export const slug = pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not_a_slug', { max: 120 });

/** 'Nieuwe tarieven per 1 januari' → 'nieuwe-tarieven-per-1-januari'; of the key when nothing of the title is left. */
export function slugFrom(title: unknown, externalId: unknown): string | null {
  const words = (text: unknown) =>
    typeof text === 'string'
      ? text
          .normalize('NFD')
          .toLowerCase()
          .replace(/\p{M}/gu, '')
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-+|-+$/g, '')
          .slice(0, 100)
          .replace(/-+$/, '')
      : '';
  return words(title) || words(externalId) || null;
}

/**
 * A web address. `www.` alone gets https:// before it, and so does a bare name such as bakkerij.example, which is told.
 */
export const url: FieldType<string> = {
  read: (value, cell) => {
    const text = key(2000).read(value, cell);
    if (text === undefined) return undefined;
    const bare = /^([\p{L}\p{N}-]+\.)+\p{L}{2,}(\/\S*)?$/u.test(text);
    const full = bare ? `https://${text}` : text;
    const parsed = /^https?:\/\//i.test(full) ? URL.parse(full) : null;
    if (parsed === null || parsed.username !== '' || parsed.password !== '') return cell.problem('not_a_url', text);
    if (bare && !/^www\./i.test(text)) cell.warn('url_completed', text, parsed.href);
    return parsed.href;
  },
  schema: texty(2000, { format: 'uri' }),
};
