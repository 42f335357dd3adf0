import { spawnSync } from 'node:child_process';
import { open, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import type pg from 'pg';
import { copyMeasured, measure, packInto, unpack } from './backup-stream.ts';
import type { Manifest, Sealed } from './backup-manifest.ts';

type FileLine = Readonly<{ key: string; bytes: number; sha256: string }>;

const LIST = 'files.jsonl.gz';
const KEY = /^[0-9a-f]{2}\/[0-9a-f]{30}$/;

/**
 * Copies every stored file and compares it with what the database says of it. `complain` hears of lost and damaged
 * ones.
 */
export async function backUpFiles(
  client: pg.Client,
  from: string,
  target: string,
  complain: (line: string) => void,
): Promise<Manifest['files']> {
  const totals = { count: 0, size: 0, missing: 0 };
  const lost = (key: string): void => {
    totals.missing += 1;
    complain(`Stored file ${key} is in the database but not in ${from}.`);
  };
  async function* lines(): AsyncGenerator<string> {
    const known = knownFiles(client);
    let row = (await known.next()).value;
    for await (const key of storedKeys(from)) {
      for (; row !== undefined && row.key < key; row = (await known.next()).value) lost(row.key);
      await mkdir(join(target, 'files', key.slice(0, 2)), { recursive: true });
      const copy = await copyIfThere(join(from, key), join(target, 'files', key));
      if (copy === null) {
        // Swept since its folder was listed. Nothing is lost unless this moment's database names it.
        for (; row?.key === key; row = (await known.next()).value) lost(key);
        continue;
      }
      for (; row?.key === key; row = (await known.next()).value)
        if (row.sha256 !== null && row.sha256 !== copy.sha256)
          complain(`Stored file ${key} is damaged: its content is not what was stored. It is backed up as it is.`);
      totals.count += 1;
      totals.size += copy.bytes;
      yield `${JSON.stringify({ key, ...copy } satisfies FileLine)}\n`;
    }
    for (; row !== undefined; row = (await known.next()).value) lost(row.key);
  }
  const list: Sealed = await packInto(target, LIST, Readable.from(lines()));
  return { ...list, ...totals };
}

/** Null when the file is not there any more. */
async function copyIfThere(from: string, to: string): Promise<Readonly<{ bytes: number; sha256: string }> | null> {
  try {
    return await copyMeasured(from, to);
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' || path !== from) throw error;
    await rm(to, { force: true });
    return null;
  }
}

type Known = Readonly<{ key: string; sha256: string | null }>;

/** What the database says is stored, in the order of the keys; of a photo of staff only that it is there. */
async function* knownFiles(client: pg.Client): AsyncGenerator<Known, undefined> {
  await client.query(`DECLARE known_file NO SCROLL CURSOR FOR SELECT * FROM (SELECT storage_key AS key, sha256
    FROM public.file
    UNION ALL SELECT photo_key, NULL FROM public.staff_member WHERE photo_key IS NOT NULL) known
      ORDER BY key COLLATE "C"`);
  for (;;) {
    const { rows } = await client.query<Known>('FETCH 1000 FROM known_file');
    if (rows.length === 0) return undefined;
    yield* rows;
  }
}

/** The keys in a file store's folder, in order. Half-written files and strangers are passed over. */
async function* storedKeys(folder: string): AsyncGenerator<string> {
  for (const shelf of await namesIn(folder)) {
    if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
    for (const name of await namesIn(join(folder, shelf))) if (KEY.test(`${shelf}/${name}`)) yield `${shelf}/${name}`;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/** Goes over every file of a back-up and refuses the first that is not as it was, is gone, or was not there. */
export async function checkFiles(source: string): Promise<void> {
  const shelves = new Map<string, Set<string>>();
  for await (const line of listed(source)) {
    const found = await measure(join(source, 'files', line.key)).catch(() => undefined);
    if (found?.sha256 !== line.sha256)
      throw new Error(
        `${source} was changed after it was made: files/${line.key} ${found === undefined ? 'is gone' : 'has other content'}.`,
      );
    const [shelf = '', name = ''] = line.key.split('/');
    // The list is in order: of one shelf at a time the names are kept, whatever their number is.
    if (!shelves.has(shelf)) {
      await closeShelves(source, shelves);
      shelves.set(shelf, new Set());
    }
    shelves.get(shelf)!.add(name);
  }
  await closeShelves(source, shelves);
  for (const shelf of await namesIn(join(source, 'files'))) {
    if (shelves.has(shelf)) continue;
    const [stranger] = await namesIn(join(source, 'files', shelf));
    if (stranger !== undefined || (await stat(join(source, 'files', shelf))).isFile())
      refuseStranger(source, `files/${shelf}${stranger === undefined ? '' : `/${stranger}`}`);
  }
}

async function closeShelves(source: string, shelves: Map<string, Set<string>>): Promise<void> {
  for (const [shelf, names] of shelves) {
    if (names.size === 0) continue;
    for (const name of await namesIn(join(source, 'files', shelf)))
      if (!names.has(name)) refuseStranger(source, `files/${shelf}/${name}`);
    names.clear();
  }
}

/** Refuses what lies in a back-up beside what it was made with: nobody sealed that. */
export async function checkNames(source: string, made: readonly string[]): Promise<void> {
  const known = new Set([...made, LIST, 'files', 'tables', 'manifest.json', 'manifest.sha256']);
  for (const name of await namesIn(source)) if (!known.has(name)) refuseStranger(source, name);
  for (const name of await namesIn(join(source, 'tables')))
    if (!known.has(`tables/${name}`)) refuseStranger(source, `tables/${name}`);
}

function refuseStranger(source: string, name: string): never {
  throw new Error(`${source} was changed after it was made: ${name} was not in it.`);
}

/** Puts every file of a back-up into an empty folder, checked again on the way, and on disk when it answers. */
export async function restoreFiles(source: string, target: string): Promise<void> {
  for await (const { key, sha256 } of listed(source)) {
    await mkdir(join(target, key.slice(0, 2)), { recursive: true });
    const copy = await copyMeasured(join(source, 'files', key), join(target, key));
    if (copy.sha256 !== sha256) throw new Error(`${source} was changed while it was read: files/${key}.`);
  }
}

async function* listed(source: string): AsyncGenerator<FileLine> {
  for await (const text of createInterface({ input: Readable.from(unpack(source, LIST)) })) {
    const line = JSON.parse(text) as FileLine;
    if (!KEY.test(line.key)) throw new Error(`${source} names a file outside its folder: ${line.key}.`);
    yield line;
  }
}

/** True when nothing stands in the folder, or when it is not there. */
export async function isEmptyFolder(folder: string): Promise<boolean> {
  return (await namesIn(folder)).length === 0;
}

/**
 * All that was written on the disk of this folder is there to stay: one flush, where thousands of separate ones would
 * take minutes. Throws what the disk says.
 */
export function flushDisk(folder: string): void {
  const { status, stderr } = spawnSync('sync', ['-f', folder], { encoding: 'utf8' });
  if (typeof status === 'number' && status !== 0)
    throw new Error(`What was written to ${folder} may not be on its disk: ${stderr.trim()}`);
}

/** Makes sure that a folder's list of names is on disk. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
