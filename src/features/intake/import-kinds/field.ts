import { visibleKey } from '../../../platform/text/invisible.ts';
import type { ProblemCode } from '../import-files/index.ts';

/** A piece of JSON Schema, for the API's description. */
export type Schema = Readonly<Record<string, unknown>>;

/** Where a value is being read: names problems at its place. */
export type Cell = Readonly<{
  /** True when values are text in Dutch notation (CSV, Markdown). */
  text: boolean;
  problem: (code: ProblemCode, ...words: readonly unknown[]) => undefined;
  warn: (code: ProblemCode, ...words: readonly unknown[]) => void;
  /**
   * A value of the same column that makes this one doubtful, since it is written in another way; null or absent when
   * there is none.
   */
  other?: string | null;
  /** The cell of a field inside this one. */
  inside: (name: string) => Cell;
}>;

/** Reads one raw value that is not empty; answers undefined after naming a problem. */
export type FieldType<T = unknown> = Readonly<{
  read: (value: unknown, cell: Cell) => T | undefined;
  schema: Schema;
  /** What may be written in two ways that contradict each other: a column of a table is read one way. */
  notation?: 'number' | 'day';
  /** The words other systems use for each word of a closed list, with | between them. */
  dutch?: Readonly<Record<string, string>>;
}>;

/** What a name points at. */
export type Refer = 'customer' | 'location' | 'staff' | 'roles';

export type Field = Readonly<{
  name: string;
  type: FieldType;
  doc: string;
  /** Column in the database; null when the value goes elsewhere. */
  column: string | null;
  required: boolean;
  /**
   * A value that cannot be read leaves the field empty, with a warning: it is no reason to refuse the person or
   * customer.
   */
  soft: boolean;
  /** Value when the field is empty. */
  missing: unknown;
  /** SQL for a new record when the field is empty; a stored record then keeps what it has. */
  otherwise: string | null;
  /** Other headers people write above this column, compared without case, spaces and accents. */
  aliases: readonly string[];
  refer: Refer | null;
}>;

type Options = Partial<Pick<Field, 'column' | 'required' | 'soft' | 'missing' | 'otherwise' | 'refer'>> & {
  aliases?: string;
};

export function field(name: string, type: FieldType, doc: string, options: Options = {}): Field {
  const {
    column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    required = false,
    soft = false,
    missing = null,
    otherwise = null,
    refer = null,
    aliases = '',
  } = options;
  return Object.freeze({
    name,
    type,
    doc,
    column,
    required,
    soft,
    missing,
    otherwise,
    refer,
    aliases: aliases.split('|').filter(Boolean),
  });
}

/** Nothing was filled in: null, absent, or only spaces and what cannot be seen. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && visibleKey(value) === '');

export const must = Object.freeze({ required: true });
export const soft = Object.freeze({ soft: true });
