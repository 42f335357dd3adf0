import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The operating system account PostgreSQL runs as: our own, or an unprivileged one when we are root. */
export type Account = Readonly<{ uid: number; gid: number }>;

/**
 * `nobody` and `nogroup`: there on every Linux, nothing to install. Other programs use it too, so it is only for a
 * demo, tests and want of better.
 */
const NOBODY: Account = Object.freeze({ uid: 65534, gid: 65534 });

/** The account of PostgreSQL's own, when root made one. Tests name another, as they make no accounts. */
const ownName = () => process.env['PORTAL_DATABASE_ACCOUNT'] ?? 'mijn-contict';

/** What root is told whose data nobody but `nobody` keeps. */
export const ownAccountAdvice =
  'PostgreSQL runs as nobody, an account that other programs of this machine use too: they can read its data. Make an account of its own and start again, ' +
  `the data are handed over by themselves: useradd --system --no-create-home --shell /usr/sbin/nologin mijn-contict`;

/** True for the account that is nobody's own. */
export const isShared = ({ uid }: Account): boolean => isRoot() && uid === NOBODY.uid;

function ownAccount(): Account {
  const [, , uid, gid] = spawnSync('getent', ['passwd', ownName()], { encoding: 'utf8' }).stdout?.split(':') ?? [];
  return uid === undefined || gid === undefined ? NOBODY : Object.freeze({ uid: Number(uid), gid: Number(gid) });
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * PostgreSQL refuses to run as root; then the owner of the data folder runs it if that is a user here, else an account
 * of its own, else `nobody`.
 */
export function accountFor(folder: string): Account {
  if (!isRoot()) return Object.freeze({ uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 });
  if (!existsSync(folder)) return ownAccount();
  const { uid, gid } = statSync(folder);
  return uid === 0 || uid === NOBODY.uid || !hasName(uid) ? ownAccount() : Object.freeze({ uid, gid });
}

/** PostgreSQL wants a user with a name; a folder mounted into a container may belong to a bare number. */
function hasName(uid: number): boolean {
  return spawnSync('id', ['-un', String(uid)], { stdio: 'ignore' }).status === 0;
}

/** What `spawn` needs to become that account. */
export function as(account: Account): { uid?: number; gid?: number } {
  return isRoot() ? { uid: account.uid, gid: account.gid } : {};
}

/** Whether the account can get at a file or folder. Asked of the system, so access lists count too. */
export function canReach(account: Account, path: string): boolean {
  if (!isRoot()) return mayUse(path);
  return (
    spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', path], {
      ...as(account),
      cwd: '/',
      stdio: 'ignore',
    }).status === 0
  );
}

/** The same for ourselves, without another process. */
function mayUse(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The folder on the way to `path` that keeps the account out, for an error that says what to do. */
export function closedFolder(account: Account, path: string): string | undefined {
  const way = [resolve(path)];
  while (way[0] !== undefined && way[0] !== '/') way.unshift(dirname(way[0]));
  return way.find((folder) => existsSync(folder) && !canPass(account, folder));
}

function canPass(account: Account, folder: string): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...as(account), cwd: '/', stdio: 'ignore' }).status ===
    0
  );
}
