import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The operating system account PostgreSQL runs as: our own, or an unprivileged one when we are root. */
export type Account = Readonly<{ uid: number; gid: number }>;

/** `nobody` and `nogroup`: there on every Linux, nothing to install. */
const NOBODY: Account = Object.freeze({ uid: 65534, gid: 65534 });

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** PostgreSQL refuses to run as root; then the owner of the data folder runs it if that is a user here, else `nobody`. */
export function accountFor(folder: string): Account {
  if (!isRoot()) return Object.freeze({ uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 });
  if (!existsSync(folder)) return NOBODY;
  const { uid, gid } = statSync(folder);
  return uid === 0 || !hasName(uid) ? NOBODY : Object.freeze({ uid, gid });
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
  return spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', path], { ...as(account), cwd: '/', stdio: 'ignore' }).status === 0;
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
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...as(account), cwd: '/', stdio: 'ignore' }).status === 0;
}
