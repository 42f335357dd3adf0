import { isCountryCode } from './country-type.ts';
import type { FieldType } from './field.ts';
import { key } from './text-types.ts';

/**
 * How the VAT numbers of the countries in VIES look, behind their two letters (European Commission, VIES, "VAT
 * identification number structure").
 */
const forms: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]?\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
};

/**
 * A VAT number by the form of its country; wrong Dutch check digits (modulo 97, before 2020 also modulo 11) are a
 * warning. A word is none.
 */
export const vatId: FieldType<string> = {
  read: (value, cell) => {
    const text = key(40).read(value, cell);
    if (text === undefined) return undefined;
    const id = text.replace(/[\s.-]/g, '').toUpperCase();
    const [land, rest] = [id.slice(0, 2), id.slice(2)];
    const form = forms[land] ?? (isCountryCode(land) ? /^(?=.*\d.*\d)[0-9A-Z+*]{2,13}$/ : null);
    if (form?.test(rest) !== true) return cell.problem('not_a_vat_id', text);
    if (land === 'NL' && !dutchVatChecks(id)) cell.warn('vat_id_check', id);
    return id;
  },
  schema: { type: 'string', maxLength: 20, examples: ['NL123456782B90'] },
};

function dutchVatChecks(id: string): boolean {
  const digits = id.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  const sum = [...id.slice(2, 10)].reduce((total, digit, at) => total + Number(digit) * (9 - at), 0);
  return BigInt(digits) % 97n === 1n || sum % 11 === Number(id[10]);
}
