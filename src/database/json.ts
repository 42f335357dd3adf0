// How JSON writes what PostgreSQL cannot keep; text that only mentions such a code has it too, and is looked at more closely.
const suspect = /\\u(?:0000|d[89a-f])/;

/** A value as JSON that PostgreSQL can keep: it has no NUL, and half a character is none. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  return suspect.test(json) ? JSON.stringify(value, (_key, one: unknown) => (typeof one === 'string' ? one.toWellFormed().replaceAll('\u0000', '') : one)) : json;
}
