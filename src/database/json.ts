// How JSON writes what PostgreSQL cannot keep; text that only mentions such a code has it too, and is looked at more
// closely.
const suspect = /\\u(?:0000|d[89a-f])/;

/**
 * A value as JSON that PostgreSQL can keep, names as well as values: it has no NUL, and half a character is none.
 * Everything that is stored or compared as JSON goes through here.
 */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  return suspect.test(json) ? JSON.stringify(cleaned(JSON.parse(json))) : json;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return keepable(value);
  if (Array.isArray(value)) return value.map(cleaned);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [keepable(name), cleaned(one)]))
    : value;
}

const keepable = (text: string) => text.toWellFormed().replaceAll('\u0000', '');
