import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { didYouMean, flat } from '../import-files/index.ts';
import { columnsOf, type Kind } from '../import-kinds/index.ts';

/** What columns of one source are called: a flattened header with the field it holds, or null for one to leave out. */
export type ColumnMap = ReadonlyMap<string, string | null>;

/**
 * Columns to leave out (`--ignore`) and a file that says how a source calls its columns (`--map`): `{ "Relatiecode":
 * "number", "Notitie": null }`, for one kind or with a part per kind. Answers a sentence when the file cannot be used.
 */
export async function columnMap(
  kind: Kind,
  ignore: readonly string[],
  path: string | undefined,
): Promise<ColumnMap | string> {
  const map = new Map<string, string | null>();
  if (path !== undefined) {
    const read = await readMap(kind, path);
    if (typeof read === 'string') return read;
    const known = columnsOf(kind).names;
    for (const [column, name] of Object.entries(read)) {
      if (name !== null && (typeof name !== 'string' || !known.includes(name)))
        return `${basename(path)}: "${column}" is said to hold ${JSON.stringify(name)}, and ${kind.name} has no such field. ${typeof name === 'string' ? didYouMean(name, known) : ''}`.trim();
      map.set(flat(column), name);
    }
  }
  for (const column of ignore) map.set(flat(column), null);
  return map;
}

async function readMap(kind: Kind, path: string): Promise<Readonly<Record<string, unknown>> | string> {
  const form = `${basename(path)} must hold JSON such as { "Relatiecode": "number", "Notitie": null }.`;
  try {
    const data: unknown = JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
    if (!isObject(data)) return form;
    const own = data[kind.name];
    return isObject(own) ? own : Object.fromEntries(Object.entries(data).filter(([, value]) => !isObject(value)));
  } catch (error) {
    return (error as { code?: string }).code === 'ENOENT' ? `There is no file ${path}.` : form;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
