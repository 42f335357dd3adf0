import { visibleKey } from '../../../platform/text/invisible.ts';
import type { Cell, FieldType } from './field.ts';

const plain = /^[+-]?\d{1,20}(\.\d{1,20})?$/;

/** A decimal string with a point: '-1234.5'. Text in Dutch notation may group thousands and use a comma. */
function readDecimal(value: unknown, cell: Cell): string | undefined {
  if (!cell.text) {
    const text = typeof value === 'string' ? visibleKey(value) : typeof value === 'number' ? String(value) : '';
    return plain.test(text) ? tidy(text) : cell.problem('not_a_number', value);
  }
  if (typeof value !== 'string') return cell.problem('not_a_number', value);
  const text = digitsOf(value);
  if (ambiguous.test(text))
    return cell.problem(
      'ambiguous_number',
      value,
      text.replace(/[.,]/, ''),
      text.replace('.', ',').replace(/(?<=,\d+)0+$/, ''),
    );
  if (cell.other) return cell.problem('two_notations', value, cell.other);
  if (plain.test(text)) return tidy(text);
  if (/^[+-]?(\d{1,20}|\d{1,3}(\.\d{3})+),\d{1,20}$/.test(text) || /^[+-]?\d{1,3}(\.\d{3}){2,}$/.test(text))
    return tidy(text.replaceAll('.', '').replace(',', '.'));
  if (/^[+-]?\d{1,3}(,\d{3})+\.\d{1,20}$/.test(text) || /^[+-]?\d{1,3}(,\d{3}){2,}$/.test(text))
    return tidy(text.replaceAll(',', ''));
  return cell.problem('not_a_number', value);
}

// '1.000' and '1,000' are a thousand to one and one to another; behind a zero it can only be a decimal.
const ambiguous = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** The number alone, as bookkeepers write around it: '€ 12,50', 'EUR 12,50', '12,-', '12.50-', '(12,50)'. */
function digitsOf(value: string): string {
  const bare = visibleKey(value).replaceAll(' ', '').replaceAll('\u2212', '-');
  const [, before = '', after = '', rest = bare] = /^([+-]?)(?:€|EUR)?([+-]?)(.*?)(?:€|EUR)?$/i.exec(bare) ?? [];
  const whole = rest.replace(/^([\d.,]*\d[,.])(?:--?|=)$/, '$10');
  const [, back] = /^([\d.,]+)-$/.exec(whole) ?? /^\(([\d.,]+)\)$/.exec(whole) ?? [];
  return `${before}${after}${back === undefined ? '' : '-'}${back ?? whole}`;
}

/**
 * What the comma proves to be in a number: 'comma' for decimals behind it (and for 1.234.567), 'point' for thousands.
 * Null: both ways read the same.
 */
export function notationOf(value: string): 'comma' | 'point' | null {
  const text = digitsOf(value);
  if (/^[+-]?(\d{1,3}(\.\d{3})+|\d+),\d{1,20}$/.test(text) && !ambiguous.test(text)) return 'comma';
  if (/^[+-]?\d{1,3}(\.\d{3}){2,}$/.test(text)) return 'comma';
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d{1,20}|,\d{3})$/.test(text) ? 'point' : null;
}

function tidy(text: string): string {
  const [, sign = '', whole = '0', part] = /^([+-]?)0*(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const number = part === undefined ? whole : `${whole}.${part}`;
  return sign === '-' && /[1-9]/.test(number) ? `-${number}` : number;
}

const places = (decimal: string) => (decimal.split('.')[1] ?? '').replace(/0+$/, '').length;

/** An amount in euros, kept as whole cents. `most` in euros. */
export function cents({ least = -100_000_000, most = 100_000_000 } = {}): FieldType<number> {
  return {
    read: (value, cell) => {
      const decimal = readDecimal(value, cell);
      if (decimal === undefined) return undefined;
      if (places(decimal) > 2) return cell.problem('too_many_decimals', value, 2);
      const euros = Number(decimal);
      if (euros < least || euros > most) return cell.problem('out_of_range', value, `${least} – ${most}`);
      return Math.round(euros * 100) + 0;
    },
    schema: {
      type: 'string',
      pattern: '^-?\\d+(\\.\\d{1,2})?$',
      description: 'Euros as a decimal string.',
      examples: ['1234.50'],
    },
    notation: 'number',
  };
}

/** A decimal string kept digit by digit (unit prices, quantities). */
export function decimal({ least = -1e9, most = 1e9, digits = 8 } = {}): FieldType<string> {
  return {
    read: (value, cell) => {
      const text = readDecimal(value, cell);
      if (text === undefined) return undefined;
      if (places(text) > digits) return cell.problem('too_many_decimals', value, digits);
      return Number(text) < least || Number(text) > most
        ? cell.problem('out_of_range', value, `${least} – ${most}`)
        : text;
    },
    schema: { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$', examples: ['0.0125'] },
    notation: 'number',
  };
}

export function integer(least: number, most: number): FieldType<number> {
  return {
    read: (value, cell) => {
      const text = readDecimal(value, cell);
      if (text === undefined) return undefined;
      if (places(text) > 0) return cell.problem('too_many_decimals', value, 0);
      const number = Number(text);
      return number < least || number > most ? cell.problem('out_of_range', value, `${least} – ${most}`) : number;
    },
    schema: { type: 'integer', minimum: least, maximum: most },
    notation: 'number',
  };
}

const yes = new Set(['true', 'ja', 'j', 'yes', 'y', 'waar', '1', 'actief', 'aan', 'x']);
const no = new Set(['false', 'nee', 'n', 'no', 'onwaar', '0', 'inactief', 'niet actief', 'uit']);

export const flag: FieldType<boolean> = {
  read: (value, cell) => {
    if (typeof value === 'boolean') return value;
    const text = cell.text && typeof value === 'string' ? visibleKey(value).toLowerCase() : '';
    return yes.has(text) ? true : no.has(text) ? false : cell.problem('not_yes_or_no', value);
  },
  schema: { type: 'boolean' },
};
