import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { readdir, readFile as readBytes, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import {
  fatal,
  formatOf,
  limits,
  readFile,
  refusedSheet,
  type Beside,
  type Row,
  type Sheet,
} from '../import-files/index.ts';
import { columnsOf, type Kind } from '../import-kinds/index.ts';
import type { ColumnMap } from './column-map.ts';

/** All records of a file, or of every file in a folder in order of name, as one set. `sha256` is over all of it. */
export type Gathered = Readonly<{ sheet: Sheet; sha256: string; files: readonly string[] }>;

/**
 * The importable files of a folder (or the one file named), in order of name. Throws ENOENT when there is nothing
 * there.
 */
async function listFiles(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = await readdir(path);
  return names
    .filter((name) => formatOf(name) !== null && !/^(\.|readme\b)/i.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => join(path, name));
}

/**
 * `columns`: how this source calls its columns. A Markdown file that cannot be read is one record refused, the others
 * of its folder go on.
 */
export async function gather(kind: Kind, path: string, columns: ColumnMap = new Map()): Promise<Gathered> {
  const files = await listFiles(path);
  const hash = createHash('sha256').update(JSON.stringify([...columns]));
  const rows: Row[] = [];
  const problems: Sheet['problems'][number][] = [];
  for (const file of files) {
    const sheet = await readOne(kind, file, hash, columns);
    const name = files.length > 1 ? basename(file) : '';
    if (name !== '' && sheet.problems.length > 0 && formatOf(file) === 'markdown') {
      rows.push(brokenRow(name, sheet.problems));
      continue;
    }
    for (const row of sheet.rows) rows.push({ ...row, file: name, beside: besideOf(file) });
    for (const problem of sheet.problems)
      problems.push(name === '' || problem.path === name ? problem : { ...problem, path: `${name}: ${problem.path}` });
  }
  if (files.length === 0) problems.push(fatal('empty_file', basename(path)));
  if (rows.length > limits.rows)
    return { sheet: refusedSheet(fatal('too_many_rows', '/', limits.rows)), sha256: hash.digest('hex'), files };
  return { sheet: { rows, problems }, sha256: hash.digest('hex'), files };
}

/** A record that could not be read at all: which one it is, is not known. */
const brokenRow = (file: string, broken: Row['broken']): Row => ({
  values: new Map(),
  text: true,
  path: (...field) => field.join('.') || '/',
  file,
  beside: null,
  broken,
});

async function readOne(
  kind: Kind,
  file: string,
  hash: ReturnType<typeof createHash>,
  columns: ColumnMap,
): Promise<Sheet> {
  const format = formatOf(file);
  const readable = format !== null && (format !== 'markdown' || kind.body !== null);
  if (!readable)
    return refusedSheet(
      fatal('unknown_format', '/', basename(file), kind.body === null ? '.json, .csv' : '.json, .csv, .md'),
    );
  if ((await stat(file)).size > limits.bytes) return refusedSheet(fatal('too_large', '/', limits.bytes / 1024 / 1024));
  const bytes = await readBytes(file);
  hash.update(bytes).update('\0');
  return readFile(bytes, format, columnsOf(kind, columns), { file: basename(file) });
}

/** Reads files that lie in the same folder as this one, or deeper; never outside it, not by a link either. */
function besideOf(file: string): Beside {
  const folder = realpathSync(dirname(file));
  return (name) => {
    const path = resolve(folder, name);
    if (!path.startsWith(folder + sep)) return 'file_outside';
    try {
      const real = realpathSync(path);
      if (!real.startsWith(folder + sep)) return 'file_outside';
      const found = statSync(real);
      return !found.isFile() ? 'file_missing' : found.size > limits.fileBytes ? 'file_too_large' : readFileSync(real);
    } catch {
      return 'file_missing';
    }
  };
}
