import { cut } from '../../../platform/text/cut.ts';
import { visibleKey, visibleText } from '../../../platform/text/invisible.ts';
import type { Problem } from './invoice.ts';
import { fatal, quote } from './refusals.ts';

/** Checks one value at a path; answers it as it will be kept, or null after a complaint. */
export type Field<T> = (value: unknown, path: string, complain: (problem: Problem) => void) => T | null;
/** The fields an object may have; whatever else it has is a mistake worth telling. */
export type Shape = Readonly<Record<string, Field<unknown>>>;

const kindOf = (value: unknown) =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'an object'
        : `a ${typeof value}`;

function wrong(code: string, path: string, value: unknown, en: string, nl: string): Problem {
  const shown = typeof value === 'string' ? quote(value) : typeof value === 'number' ? String(value) : kindOf(value);
  return fatal(code, path, [`${shown} is not ${en}.`, `${shown} is geen ${nl}.`]);
}

/** A field that need not be there: absent and null are the same. */
const optional =
  <T>(read: Field<T>): Field<T> =>
  (value, path, complain) =>
    value === undefined || value === null ? null : read(value, path, complain);

export const text = (most: number): Field<string> =>
  optional((value, path, complain) => {
    const fits =
      typeof value === 'string' &&
      value.length <= most &&
      value.isWellFormed() &&
      !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(value);
    if (fits) return value.trim() || null;
    return (
      complain(
        wrong(
          'text_expected',
          path,
          value,
          `text of at most ${most} characters without control characters`,
          `tekst van hoogstens ${most} tekens zonder stuurtekens`,
        ),
      ),
      null
    );
  });

/** A number, a name or a code: on one line, as the schemas of e-invoices have it. */
export const line = (most: number): Field<string> => {
  const read = text(most);
  return (value, path, complain) =>
    visibleText(read(value, path, complain)?.replace(/[\t\r\n]/g, ' ') ?? '').trim() || null;
};

/** A number, name of a scheme or code that something is found by: two that look the same are the same. */
export const key = (most: number): Field<string> => {
  const read = text(most);
  return (value, path, complain) => visibleKey(read(value, path, complain) ?? '') || null;
};

/** A decimal string, kept word for word: a JSON number has lost its zeros, and perhaps its cents. */
export const amount: Field<string> = optional((value, path, complain) => {
  if (typeof value === 'string' && /^[+-]?(?:\d{1,24}(?:\.\d{0,16})?|\.\d{1,16})$/.test(value.trim()))
    return value.trim();
  return (
    complain(
      wrong(
        'amount_expected',
        path,
        value,
        'an amount. Write it as text, such as "1234.50"',
        'bedrag. Schrijf het als tekst, zoals "1234.50"',
      ),
    ),
    null
  );
});

export const day: Field<string> = optional((value, path, complain) => {
  const at =
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(value as string)) return value as string;
  return (
    complain(
      wrong('date_expected', path, value, 'a date. Write it as "2026-11-30"', 'datum. Schrijf hem als "2026-11-30"'),
    ),
    null
  );
});

export const flag: Field<boolean> = optional((value, path, complain) => {
  if (typeof value === 'boolean') return value;
  return (complain(wrong('flag_expected', path, value, 'true or false', 'true of false')), null);
});

export const oneOf = <const T extends string>(...words: T[]): Field<T> =>
  optional((value, path, complain) => {
    if (words.includes(value as T)) return value as T;
    return (
      complain(wrong('word_expected', path, value, `one of ${words.join(', ')}`, `woord uit ${words.join(', ')}`)), null
    );
  });

export const listOf = <T>(item: Field<T>, most: number): Field<readonly T[]> =>
  optional((value, path, complain) => {
    if (!Array.isArray(value)) return (complain(wrong('list_expected', path, value, 'a list', 'lijst')), null);
    if (value.length > most)
      return (
        complain(
          fatal('list_too_long', path, [
            `The list has ${value.length} items; the limit is ${most}.`,
            `De lijst heeft ${value.length} delen; de grens is ${most}.`,
          ]),
        ),
        null
      );
    return value
      .map((one, at) => item(one, `${path}/${at}`, complain))
      .filter((one): one is Awaited<T> & T => one !== null);
  });

/** An object with these fields, all present (null when absent), and no others. */
export const shaped = <T>(shape: Shape): Field<T> =>
  optional((value, path, complain) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return (complain(wrong('object_expected', path, value, 'an object', 'object')), null);
    // A few strangers tell enough; an object can hold a million of them.
    for (const name of Object.keys(value)
      .filter((one) => !Object.hasOwn(shape, one))
      .slice(0, 20))
      complain(unknownField(`${path}/${cut(name, 60)}`, name, shape));
    const given = value as Record<string, unknown>;
    return Object.freeze(
      Object.fromEntries(
        Object.entries(shape).map(([name, read]) => [
          name,
          read(Object.hasOwn(given, name) ? given[name] : undefined, `${path}/${name}`, complain),
        ]),
      ),
    ) as T;
  });

const unknownField = (path: string, name: string, shape: Shape) =>
  fatal('unknown_field', path, [
    `There is no field ${quote(name)} here. Known are: ${Object.keys(shape).join(', ')}.`,
    `Het veld ${quote(name)} bestaat hier niet. Bekend zijn: ${Object.keys(shape).join(', ')}.`,
  ]);
