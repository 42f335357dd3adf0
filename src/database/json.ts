/** A value as JSON that PostgreSQL can keep: it has no NUL, and half a character is none. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) => (typeof one === 'string' ? one.toWellFormed().replaceAll('\u0000', '') : one));
