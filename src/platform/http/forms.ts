/**
 * A posted form as plain values. A name sent twice becomes a list; names that JavaScript treats specially are dropped.
 */
export function acceptForms(body: string): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of new URLSearchParams(body)) {
    if (name === '__proto__' || name === 'constructor' || name === 'prototype') continue;
    const before = values[name];
    values[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return values;
}

/**
 * One text field of a form: the first value, trimmed, without control characters, cut at `most` characters; '' when
 * absent or not text.
 */
export function textOf(body: unknown, name: string, most = 200): string {
  return rawOf(body, name)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .trim()
    .slice(0, most)
    .toWellFormed();
}

/** The same without trimming or cutting: for passwords. */
export function rawOf(body: unknown, name: string): string {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

/** Every value of a name (checkboxes). */
export function listOf(body: unknown, name: string): readonly string[] {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
}

/**
 * A value that must be one text; '' for a list, an object or nothing. For user names, passwords and codes: two of them
 * are a trick.
 */
export const oneText = (value: unknown): string => (typeof value === 'string' ? value : '');
