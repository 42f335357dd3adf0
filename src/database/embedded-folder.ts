import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { accountFor, as, closedFolder, isRoot, type Account } from './embedded-account.ts';
import type { Program } from './embedded-program.ts';

/** The role that owns everything in the embedded database. */
export const OWNER = 'portal_owner';

/** Where kept data lies when nobody says otherwise: reachable for an unprivileged account when we are root. */
export function ownFolder(name: string): string {
  if (isRoot()) return join('/var/lib/mijn-contict', name);
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share'), 'mijn-contict', name);
}

/** A new throw-away folder, `<prefix>-<pid>-<random>`; those whose process is gone are swept away first. */
export function throwAwayFolder(prefix: string): string {
  const base = tmpdir();
  const place = isRoot() && closedFolder(accountFor('/'), base) !== undefined ? '/tmp' : base;
  sweep(place, prefix);
  const folder = mkdtempSync(join(place, `${prefix}-${process.pid}-`));
  // As root, the server's account has to pass through to its own folder inside.
  if (isRoot()) chmodSync(folder, 0o711);
  return folder;
}

function sweep(place: string, prefix: string): void {
  for (const name of readdirSync(place)) {
    const pid = name.startsWith(`${prefix}-`)
      ? /^(\d+)-[A-Za-z0-9]{6}$/.exec(name.slice(prefix.length + 1))?.[1]
      : undefined;
    if (pid === undefined || existsSync(`/proc/${pid}`)) continue;
    try {
      rmSync(join(place, name), { recursive: true, force: true });
    } catch {
      // Somebody else's, or being removed by its own watchdog.
    }
  }
}

/** Makes the folder, gives it to the account, and checks that the account can get there. Answers with its real path. */
export function prepareFolder(wanted: string): { folder: string; account: Account } {
  const folder = madeFolder(wanted);
  const account = accountFor(folder);
  if (isRoot() && statSync(folder).uid !== account.uid) handOver(folder, account);
  chmodSync(folder, 0o700);
  const closed = closedFolder(account, folder);
  if (closed === undefined) return { folder, account };
  throw new Error(
    `PostgreSQL does not run as root but as uid ${account.uid}, and that account cannot enter ${closed}. Choose a data folder elsewhere, for example ${ownFolder('data')}, or run: chmod o+x ${closed}`,
  );
}

/**
 * All that lies in the folder goes to the account, the folder itself last: cut off halfway, the next start does it
 * again.
 */
function handOver(folder: string, { uid, gid }: Account): void {
  const { status, stderr } = spawnSync('chown', ['-R', '-h', `${uid}:${gid}`, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The folder ${folder} cannot be given to uid ${uid}: ${stderr.trim()}`);
}

function madeFolder(folder: string): string {
  try {
    const first = mkdirSync(folder, { recursive: true });
    // Under a strict umask the folders on the way would keep the server's account out.
    if (first !== undefined && isRoot())
      for (let way = dirname(resolve(folder)); way.length >= first.length; way = dirname(way)) chmodSync(way, 0o755);
    return realpathSync(folder);
  } catch (error) {
    throw new Error(
      `Cannot make the data folder ${folder} (${(error as NodeJS.ErrnoException).code}). Choose another folder, or make it and give it to this account.`,
      { cause: error },
    );
  }
}

/** The longest path of a Unix socket that Linux accepts is 107 bytes; PostgreSQL adds its own file name. */
export function socketFolder(folder: string, account: Account): string {
  const near = join(folder, 'socket');
  const fits = Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= 107;
  const place = fits ? near : mkdtempSync('/tmp/mijn-contict-');
  mkdirSync(place, { recursive: true, mode: 0o700 });
  if (isRoot()) chownSync(place, account.uid, account.gid);
  return place;
}

/** Makes a database cluster when there is none yet. Built beside it and renamed: a crash leaves no half one. */
export function ensureCluster(
  folder: string,
  program: Program,
  account: Account,
  durable: boolean,
): { data: string; isNew: boolean } {
  const data = join(folder, program.major);
  if (existsSync(data)) return { data, isNew: false };
  refuseOtherMajor(folder, program);
  const fresh = mkdtempSync(join(folder, 'new-'));
  if (isRoot()) chownSync(fresh, account.uid, account.gid);
  const made = spawnSync(program.initdb, initdbArguments(fresh, durable), {
    ...as(account),
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], TZ: 'UTC' },
  });
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    const reason = made.error?.message ?? made.stderr.trim();
    const advice = reason.includes('user does not exist')
      ? ' PostgreSQL needs a user with a name: run the portal as a user in /etc/passwd, or as root.'
      : '';
    throw new Error(`Could not make a database in ${folder}: ${reason}${advice}`);
  }
  try {
    renameSync(fresh, data);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(data)) throw error;
  }
  return { data, isNew: true };
}

/** The clusters in a folder, of whatever major version. */
export function clustersIn(folder: string): readonly string[] {
  try {
    return readdirSync(realpathSync(folder))
      .filter((name) => /^\d+$/.test(name))
      .map((name) => join(realpathSync(folder), name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw new Error(
      `This account cannot look into ${folder} (${code}). Run this as the account that the portal runs as.`,
      { cause: error },
    );
  }
}

function refuseOtherMajor(folder: string, program: Program): void {
  const other = readdirSync(folder).find((name) => /^\d+$/.test(name) && existsSync(join(folder, name, 'PG_VERSION')));
  if (other === undefined) return;
  throw new Error(
    `${folder} holds a database of PostgreSQL ${other}, this portal brings ${program.major}. Make a back-up with the portal that made it, and restore that into a new folder.`,
  );
}

function initdbArguments(folder: string, durable: boolean): string[] {
  const kept = [
    '-D',
    folder,
    '-U',
    OWNER,
    '--auth=peer',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--no-instructions',
  ];
  return durable ? kept : [...kept, '--no-sync'];
}
