import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { answers, inUse, isLocked } from './embedded-lock.ts';

/**
 * A PostgreSQL that runs on a data folder: its process, its socket folder, the portal process that started it, and
 * whether it takes connections.
 */
export type Neighbour = Readonly<{ pid: number; socket: string; portal: number; ready: boolean }>;

const DYING_WITHIN_MS = 20_000;
const HELP_AFTER_MS = 3_000;
const UNSEEN_WITHIN_MS = 3_000;
/** A process that was sent a kill is still there for a moment. */
const KILLED_WITHIN_MS = 400;

/** The server that runs on this data folder, if any. A file left by a crash does not count. */
export function neighbourOf(data: string): Neighbour | undefined {
  const lines = lockLines(data);
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const words = commandLine(pid);
  if (words[words.indexOf('-D') + 1] !== data) return undefined;
  const portal = words.find((word) => word.startsWith('portal.process='))?.slice('portal.process='.length);
  return Object.freeze({ pid, socket: lines[4] ?? '', portal: Number(portal), ready: lines[7]?.trim() === 'ready' });
}

/** Refuses a folder that another portal uses. A server whose portal was killed is on its way out: waits for it. */
export async function waitForFreeFolder(data: string, log: (line: string) => void): Promise<void> {
  const since = Date.now();
  let told = false;
  for (let other = neighbourOf(data); other !== undefined; other = neighbourOf(data)) {
    const waited = Date.now() - since;
    if ((waited > KILLED_WITHIN_MS && isAlive(other.portal)) || waited > DYING_WITHIN_MS)
      throw new Error(
        `Another portal uses ${data}: process ${other.portal} (its PostgreSQL is process ${other.pid}). Stop that one first, or choose another data folder.`,
      );
    if (!told && !isAlive(other.portal))
      log(
        `The previous portal (process ${other.portal}) was cut off; its PostgreSQL (process ${other.pid}) is shutting down.`,
      );
    told ||= !isAlive(other.portal);
    // Its watchdog should have asked; when that was killed as well, we ask.
    if (waited > HELP_AFTER_MS) process.kill(other.pid, 'SIGINT');
    await pause(25);
  }
  await waitForUnseen(data, since);
}

/**
 * A server in another container has no number here: its socket and its lock tell. The processes of one that was killed
 * a moment ago still hold the lock, so it gets some time.
 */
async function waitForUnseen(data: string, since: number): Promise<void> {
  const folder = dirname(data);
  while (isLocked(folder) || (await answersAt(data)) !== undefined) {
    if (Date.now() - since > UNSEEN_WITHIN_MS) throw new Error(inUse(data, folder));
    await pause(100);
  }
}

/**
 * The folder of the socket where a server of these data takes connections, also one whose process cannot be seen from
 * here.
 */
export async function answersAt(data: string): Promise<string | undefined> {
  const socket = lockLines(data)[4];
  return socket !== undefined && socket !== '' && (await answers(socket)) ? socket : undefined;
}

function lockLines(data: string): string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** Dead processes that nobody has reaped yet still answer to signals; they count as dead. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !/^\d+ \(.*\) Z /s.test(processState(pid));
}

function processState(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}
