import pg from 'pg';

/**
 * How PostgreSQL values arrive: int8 as number (ids and cents stay below 2^53), date and numeric as text, timestamptz
 * as Date.
 */
const parsers = new Map<number, (text: string) => unknown>([
  [20, Number],
  [1082, String],
  [1700, String],
]);

export const valueTypes = Object.freeze({
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return parsers.get(oid) ?? pg.types.getTypeParser(oid, format ?? 'text');
  },
});
