import { createHash } from 'node:crypto';
import { didYouMean, fatal, warning, withoutField, type Problem } from '../import-files/index.ts';
import type { Field } from './field.ts';
import type { CheckedRecord, Kind, ReadyRecord } from './kind.ts';
import type { References } from './references-queries.ts';

/** Turns names of other records into their ids and values into columns. A name nobody bears refuses the record. */
export function resolve(
  kind: Kind,
  record: CheckedRecord,
  found: References,
): { ready: ReadyRecord | null; problems: readonly Problem[] } {
  const { externalId, values, row } = record;
  const problems: Problem[] = [];
  const customerId = found.customers.get(values.customer as string) ?? null;
  const columns: Record<string, unknown> = {};
  for (const field of kind.fields) {
    if (field.name === 'externalId') continue;
    const value =
      values[field.name] === null ? null : refer(field, values[field.name], customerId, found, problems, record);
    if (field.column !== null) columns[field.column] = value;
  }
  if (problems.some((problem) => problem.severity === 'fatal')) return { ready: null, problems };
  const child = kind.childOf?.(values) ?? null;
  return { ready: { externalId, customerId, columns, child, hash: hashOf(columns, child), row }, problems };
}

function refer(
  field: Field,
  value: unknown,
  customerId: number | null,
  found: References,
  problems: Problem[],
  { row }: CheckedRecord,
): unknown {
  const refuse = (
    code: 'unknown_customer' | 'unknown_location' | 'unknown_role' | 'list_separator' | 'not_a_list',
    ...words: unknown[]
  ) => {
    const problem = fatal(code, row.path(field.name), ...words);
    problems.push(field.soft ? withoutField(problem) : problem);
    return null;
  };
  if (field.refer === 'customer') return customerId ?? refuse('unknown_customer', value);
  if (field.refer === 'location') {
    const location = found.locations.get(value as string);
    if (customerId === null) return null;
    return location?.customerId === customerId ? location.id : refuse('unknown_location', value);
  }
  if (field.refer === 'staff') {
    const staff = found.staff.get(value as string) ?? null;
    if (staff === null) problems.push(warning('unknown_account_manager', row.path(field.name), value));
    return staff;
  }
  if (field.refer === 'roles') {
    for (const role of value as readonly (string | { key: string })[]) {
      const key = typeof role === 'string' ? role : role.key;
      if (found.roles.has(key)) continue;
      const parts = key.split(/[,;|\n]/).flatMap((part) => part.trim() || []);
      // Written as one role what are several: how it should be written, and which of them there is not.
      if (parts.length > 1) refuse(row.text ? 'list_separator' : 'not_a_list', key);
      const wrong = parts.length > 1 ? parts.filter((one) => !found.roles.has(one)) : [key];
      for (const one of wrong) refuse('unknown_role', one, didYouMean(one, found.roles), [...found.roles].join(', '));
    }
  }
  return value;
}

/**
 * Tells whether a record is the same as last time: over what will be stored, so that a name that now leads elsewhere
 * counts.
 */
function hashOf(columns: Readonly<Record<string, unknown>>, child: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([columns, child]))
    .digest('base64url')
    .slice(0, 32);
}
