import { domainToASCII, domainToUnicode } from 'node:url';
import { visibleKey } from './invisible.ts';

/**
 * One form for a mail address, however it was typed: without what cannot be seen, in small letters, and a domain with
 * letters such as ü in those letters, also when it was written as `xn--…` (RFC 5890). A user name is compared in this
 * form everywhere.
 */
export function mailAddress(typed: string): string {
  const text = visibleKey(typed.replace(/\p{Cc}/gu, '')).toLowerCase();
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1);
  if (at < 0 || !/[^\x00-\x7f]|\bxn--/.test(domain)) return text;
  const ascii = domainToASCII(domain);
  return ascii === '' ? text : `${text.slice(0, at)}@${domainToUnicode(ascii) || ascii}`;
}

/** Whether the part before the @ has letters that many mail servers refuse (RFC 6531 asks both sides for SMTPUTF8). */
export const hasRareLetters = (mail: string): boolean => /[^\x00-\x7f]/.test(mail.slice(0, mail.lastIndexOf('@')));
