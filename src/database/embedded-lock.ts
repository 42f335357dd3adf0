import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

/**
 * Held by a running server and all its processes, whichever container they are in. Its text says which portal started
 * it.
 */
export const lockFile = (folder: string): string => join(folder, 'portal.lock');

/** True while a server holds the folder. Without `flock` on this machine only the socket can tell. */
export function isLocked(folder: string): boolean {
  const file = lockFile(folder);
  return (
    existsSync(file) &&
    spawnSync('flock', ['-n', '-E', '75', file, 'true'], { cwd: '/', stdio: 'ignore' }).status === 75
  );
}

/** Whether a server takes connections in this folder of sockets. A socket left by a crash refuses. */
export function answers(socketFolder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(join(socketFolder, '.s.PGSQL.5432'));
    const done = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => done(true)).once('error', () => done(false));
  });
}

/** The sentence for a folder whose server runs where this process cannot see it. */
export function inUse(data: string, folder: string): string {
  return `Another portal uses ${data}: ${holder(folder)}. It may run in another container. Stop that one first, or choose another data folder.`;
}

function holder(folder: string): string {
  try {
    return readFileSync(lockFile(folder), 'utf8').trim() || 'a PostgreSQL answers there';
  } catch {
    return 'a PostgreSQL answers there';
  }
}
