import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fchownSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { as, isRoot, type Account } from './embedded-account.ts';
import { inUse, lockFile } from './embedded-lock.ts';
import { serverArguments, type ServerSettings } from './embedded-settings.ts';

/**
 * How to start a server: program, folders, account and settings. `rubbish` is a folder to remove when it is over, or
 * ''.
 */
export type ServerPlan = Readonly<{
  postgres: string;
  folder: string;
  data: string;
  account: Account;
  settings: ServerSettings;
  rubbish: string;
}>;

const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 10_000;
/** The exit code of a start that found the folder in use. */
const LOCKED = 75;
const AGAIN_AFTER_MS = 1_000;

/**
 * The shell becomes the server (`exec`), so its pid is the server's. Before that it leaves a watchdog behind that reads
 * our end of a pipe: when we die, however we die, it reads end-of-file and asks for a fast shutdown. A line means the
 * server is gone already. If the shutdown hangs, an immediate one follows; the next start repairs from the log.
 * (Whether it still runs is read from its lock file: where nobody reaps orphans, a dead one still answers to signals.)
 * Last it removes what nobody will want again: a throw-away data folder, or a socket folder elsewhere.
 * Before all that it takes a lock that the server and its children keep until the last of them is gone. Process numbers
 * mean nothing to a portal in another container; the lock is of the file itself. Only who holds it may call left-over
 * lock files outdated: after a crash the number in them may be of an unrelated process by now, and PostgreSQL would
 * refuse to start. It passes over its own number, and still looks for left-over processes by the shared memory named
 * further on in the file. Its last line says "ready".
 */
const WATCHDOG = `
server=$$; data=$1; rubbish=$2; lock=$3; who=$4; socket=$5; shift 5; exec 3<&0
exec 9>>"$lock" || exit 74
if command -v flock >/dev/null 2>&1; then flock -w 5 -E ${LOCKED} 9 || exit ${LOCKED}; fi
echo "$who" > "$lock"
[ -f "$data/postmaster.pid" ] && sed -i -e "1s/.*/$server/" -e '8,$d' "$data/postmaster.pid"
rm -f "$socket/.s.PGSQL.5432.lock"
holds() { read -r first < "$data/postmaster.pid" && [ "$first" = $server ]; }
( ( read -r line <&3 && exit 0
    kill -INT $server; sleep 0.1; i=0
    while holds && [ $i -lt 100 ]; do sleep 0.1; i=$((i+1)); done
    holds && kill -QUIT $server && sleep 1
    [ -n "$rubbish" ] && rm -rf "$rubbish" ) 9>&- >/dev/null 2>&1 & )
exec "$@" 3<&- </dev/null`;

/** Keeps a server running until `stop` is called: when it falls over, it is started again. */
export async function superviseServer(
  plan: ServerPlan,
  log: (line: string) => void,
): Promise<{ stop(): Promise<void> }> {
  let stopping = false;
  let current: Promise<ChildProcess> = startServer(plan);
  const watch = (child: ChildProcess): void => {
    child.once('exit', (code, signal) => {
      if (stopping) return;
      log(`PostgreSQL stopped unexpectedly (${signal ?? code}). Starting it again.`);
      current = startAgain(plan, log, () => stopping);
      current.then(watch, () => {});
    });
  };
  watch(await current);
  return {
    async stop() {
      stopping = true;
      const child = await current.catch(() => undefined);
      if (child !== undefined) await stopServer(child);
    },
  };
}

async function startAgain(plan: ServerPlan, log: (line: string) => void, isOver: () => boolean): Promise<ChildProcess> {
  let told = '';
  for (let wait = 50; ; wait = Math.min(wait * 2, AGAIN_AFTER_MS)) {
    await pause(wait, undefined, { ref: false });
    if (isOver()) throw new Error('Stopped before PostgreSQL was up again.');
    try {
      const child = await startServer(plan);
      log('PostgreSQL is up again.');
      return child;
    } catch (error) {
      // A full disk fails the same way every second, until somebody makes room: once is enough to say so.
      const { message } = error as Error;
      const reason = message.replace(/\d+/g, '');
      if (reason !== told) log(message);
      told = reason;
    }
  }
}

/** Starts the server and waits until it takes connections. */
async function startServer(plan: ServerPlan): Promise<ChildProcess> {
  const child = launch(plan);
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!isReady(plan.data, child.pid)) {
    if (child.exitCode === LOCKED) throw new Error(inUse(plan.data, plan.folder));
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(
        `PostgreSQL stopped while starting in ${plan.folder}. Its last words:\n${lastWords(plan.folder)}`,
      );
    if (Date.now() > deadline) {
      await stopServer(child);
      throw new Error(
        `PostgreSQL in ${plan.folder} was not ready within ${READY_WITHIN_MS / 1000} seconds. See ${logFile(plan.folder)}.`,
      );
    }
    await pause(10);
  }
  return child;
}

function launch({ postgres, folder, data, account, settings, rubbish }: ServerPlan): ChildProcess {
  const log = openLog(folder, account);
  // Its own session: Ctrl-C reaches only us, and we stop the server when the last request is done.
  const child = spawn(
    '/bin/sh',
    [
      '-c',
      WATCHDOG,
      'sh',
      data,
      rubbish,
      lockFile(folder),
      `process ${process.pid} on ${hostname()}`,
      settings.socket,
      postgres,
      ...serverArguments(data, settings),
    ],
    {
      ...as(account),
      cwd: '/',
      detached: true,
      stdio: ['pipe', log, log],
      env: { PATH: process.env['PATH'], TZ: 'UTC' },
    },
  );
  closeSync(log);
  child.on('error', () => {});
  child.stdin?.on('error', () => {});
  child.once('exit', () => child.stdin?.end('gone\n'));
  child.unref();
  (child.stdin as { unref?: () => void } | null)?.unref?.();
  return child;
}

/** Fast shutdown: running transactions are cut, everything acknowledged is kept. Harder after ten seconds. */
async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    child.ref();
    child.kill(signal);
    const patience = new AbortController();
    const late = pause(STOP_WITHIN_MS, 'late', { signal: patience.signal }).catch(() => 'late');
    const outcome = await Promise.race([gone, late]);
    patience.abort();
    if (outcome !== 'late') return;
  }
}

function isReady(data: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

const LOG_LIMIT_BYTES = 5_000_000;

function logFile(folder: string): string {
  return join(folder, 'postgresql.log');
}

function openLog(folder: string, account: Account): number {
  const file = logFile(folder);
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, join(folder, 'postgresql.old.log'));
  const log = openSync(file, 'a', 0o600);
  if (isRoot()) fchownSync(log, account.uid, account.gid);
  return log;
}

function lastWords(folder: string): string {
  return readFileSync(logFile(folder), 'utf8').trimEnd().split('\n').slice(-8).join('\n');
}
