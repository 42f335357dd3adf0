import { flat, type Columns } from '../import-files/index.ts';
import type { Kind } from './kind.ts';

/**
 * The headers a reader may meet for this kind: field names, fields inside an object, the usual other names, and those
 * that one source uses.
 */
export function columnsOf({ fields, body }: Kind, mapped: ReadonlyMap<string, string | null> = new Map()): Columns {
  const names = fields.flatMap(({ name, type }) => {
    const inner = type.schema.properties ?? null;
    return inner === null ? [name] : Object.keys(inner).map((key) => `${name}.${key}`);
  });
  const byHeader = new Map<string, string>();
  for (const { name, aliases } of fields) for (const alias of aliases) byHeader.set(flat(alias), name);
  // Names win from other names.
  for (const name of names) byHeader.set(flat(name), name);
  return Object.freeze({ byHeader, names, body, mapped });
}
