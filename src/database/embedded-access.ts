import { chownSync, renameSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { isRoot, type Account } from './embedded-account.ts';

/** Files that say who may connect, outside the cluster: one made by an earlier portal needs no change. */
export type AccessFiles = Readonly<{ rules: string; names: string }>;

/**
 * Who may connect: the account this portal runs as, and root. The kernel says who asks, so no password lies anywhere; a
 * process that only shares the server's account (`nobody`) is not let in.
 */
export function writeAccess(folder: string, account: Account): AccessFiles {
  const files = { rules: join(folder, 'access.conf'), names: join(folder, 'access-names.conf') };
  write(files.rules, 'local all all peer map=portal\n', account);
  write(files.names, [...new Set([ownName(), 'root'])].map((name) => `portal "${name}" all\n`).join(''), account);
  return Object.freeze(files);
}

function ownName(): string {
  try {
    return userInfo().username;
  } catch {
    throw new Error(
      `PostgreSQL needs a user with a name: uid ${process.getuid?.()} is not in /etc/passwd. Run the portal as a user that is.`,
    );
  }
}

// Whole or not at all: a server that starts meanwhile reads the old or the new text.
function write(file: string, text: string, account: Account): void {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, text, { mode: 0o600 });
  if (isRoot()) chownSync(fresh, account.uid, account.gid);
  renameSync(fresh, file);
}
