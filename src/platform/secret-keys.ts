import { randomBytes } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandFailure } from './command-failure.ts';
import { keepFolder, keepNames } from './files/durable-folder.ts';
import { keyOf, type KeyRing, type SecretKey } from './secrets.ts';

const fileName = 'secret.key';
export const keyFile = (dataDir: string): string => join(dataDir, fileName);
export const newKey = (): SecretKey => keyOf(randomBytes(32));

/** Keys as text: base64 of 32 bytes each, with white space between; the first seals. Throws in words what is wrong. */
export function readKeys(text: string): KeyRing['keys'] {
  const [first, ...rest] = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const bytes = Buffer.from(word, 'base64');
      if (bytes.length !== 32 || !/^[A-Za-z\d+/_-]+=*$/.test(word))
        throw new Error('must be 32 bytes in base64, as `openssl rand -base64 32` writes them; older keys may follow');
      return keyOf(bytes);
    });
  if (first === undefined) throw new Error('must hold a key: 32 bytes in base64');
  return [first, ...rest];
}

/**
 * The keys of this portal: those of the setting, else those of the file in its data folder, which is made once. Two
 * portals that start at once agree on one.
 */
export async function keyRing(given: KeyRing['keys'] | null, dataDir: string): Promise<KeyRing> {
  if (given !== null) return { keys: given, place: 'SECRET_KEY' };
  const file = keyFile(dataDir);
  return { keys: (await keysIn(file)) ?? (await makeOnce(file)), place: file };
}

/** The keys of a portal that may not have any yet: a command that only looks makes none. */
export async function knownKeys(given: KeyRing['keys'] | null, dataDir: string): Promise<KeyRing | null> {
  if (given !== null) return { keys: given, place: 'SECRET_KEY' };
  const keys = await keysIn(keyFile(dataDir));
  return keys && { keys, place: keyFile(dataDir) };
}

async function keysIn(file: string): Promise<KeyRing['keys'] | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new CommandFailure('secret_key_unreadable', `The secret key ${file} cannot be read (${error.code}).`);
  });
  try {
    return text === null ? null : readKeys(text);
  } catch (error) {
    throw new CommandFailure('secret_key_unreadable', `${file} ${(error as Error).message}.`);
  }
}

/** Writes the whole file beside its place first; a link into place is refused when somebody else was sooner. */
async function makeOnce(file: string): Promise<KeyRing['keys']> {
  const half = await writeBeside(file, [newKey()]);
  try {
    await link(half, file);
    await keepNames(dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(half, { force: true });
  }
  return (await keysIn(file))!;
}

/** Puts other keys in the file, all at once. */
export async function writeKeys(file: string, keys: KeyRing['keys']): Promise<void> {
  const half = await writeBeside(file, keys);
  await rename(half, file);
  await keepNames(dirname(file));
}

async function writeBeside(file: string, keys: readonly SecretKey[]): Promise<string> {
  await keepFolder(dirname(file));
  const half = `${file}.half-${randomBytes(6).toString('hex')}`;
  const handle = await open(half, 'wx', 0o600);
  try {
    await handle.writeFile(keys.map(({ bytes }) => `${bytes.toString('base64')}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return half;
}
