import type * as Phones from 'libphonenumber-js';
import { later } from '../later.ts';

const phones = later<typeof Phones>('libphonenumber-js');

/**
 * libphonenumber's reading of a number as typed; without a country of its own it is one of `region`. Undefined when it
 * is none.
 */
export const parsePhone: typeof Phones.parsePhoneNumberFromString = (
  ...asked: Parameters<typeof Phones.parsePhoneNumberFromString>
) => phones().parsePhoneNumberFromString(...asked);

// "tst 12", "toestel 12", "ext. 12", "x12", "#12": the phone on a desk behind a number.
const desk = /[\s,;(]*(?:toestel|toest|tst|extension|extensie|ext|doorkiesnummer|doorkies|x|#)[\s.:=]*(\d{1,8})\)?$/i;

/**
 * A number as people write it → E.164, with the extension behind it as RFC 3966 does: '+31201234567;ext=12'. Numbers
 * without a country are Dutch. Null when it is no number.
 */
export function phoneNumber(typed: string): string | null {
  const parsed = parsePhone(typed.trim().replace(desk, ';ext=$1'), { defaultCountry: 'NL', extract: false });
  if (parsed?.isValid() !== true) return null;
  return parsed.ext === undefined ? parsed.number : `${parsed.number};ext=${parsed.ext}`;
}
