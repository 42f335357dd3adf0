import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { busy } from '../http/errors.ts';

/** What a file of a stranger may cost. */
export type AsideLimits = Readonly<{
  /** For one piece of work, from the moment it begins. */
  seconds: number;
  /** All memory the process may have together, its code included. */
  megabytes: number;
  /** So many may wait for their turn, so long at most; then they hear that it is busy. */
  waiting?: number;
  patienceMs?: number;
  /** A process with nothing to do ends after this time. */
  idleMs?: number;
}>;

/** The work took more time or memory than it may, or its process died of it. The same work will fail again. */
export class TooCostly extends Error {}

export type ChildJob = Readonly<{ id: number; input: unknown }>;
export type ChildAnswer = Readonly<
  { id: number; output: unknown; worn: boolean } | { id: number; error: string; costly: boolean; worn: boolean }
>;

type Waiting = {
  readonly input: unknown;
  readonly seconds: number;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
  timer: NodeJS.Timeout | null;
};
type Running = Readonly<{ child: ChildProcess; id: number; work: Waiting; timer: NodeJS.Timeout }>;

/**
 * Work that a file of a stranger could make endless, in a process of its own: `module` is a file whose default export
 * does it, given and answering plain data. A process starts when it is needed, does one piece at a time and ends when
 * nothing more comes. The system itself holds its memory (all of it, not only what JavaScript counts) and its processor
 * time to a limit; it knows no setting and no secret. `own`: less or more time for one piece. Rejects with TooCostly,
 * with what the work threw, or with 503 `busy` for who waited in vain.
 */
export function aside<In, Out>(
  module: URL,
  { seconds, megabytes, waiting: most = 40, patienceMs = 20_000, idleMs = 1_000 }: AsideLimits,
): (input: In, own?: Readonly<{ seconds: number }>) => Promise<Out> {
  const queue: Waiting[] = [];
  let child: ChildProcess | null = null;
  let running: Running | null = null;
  let rest: NodeJS.Timeout | null = null;
  let lastId = 0;

  function next(): void {
    if (running !== null) return;
    const work = queue.shift();
    if (work === undefined) return restSoon();
    if (work.timer !== null) clearTimeout(work.timer);
    if (rest !== null) clearTimeout(rest);
    const one = (child ??= start());
    const id = (lastId += 1);
    running = {
      child: one,
      id,
      work,
      timer: setTimeout(
        () => end(one, new TooCostly(`It was not done after ${work.seconds} seconds.`)),
        work.seconds * 1000,
      ),
    };
    hold(one, true);
    one.send(
      { id, input: work.input } satisfies ChildJob,
      (error) => error && end(one, new TooCostly(`Its process could not be reached: ${error.message}`)),
    );
  }

  function start(): ChildProcess {
    const one = startChild(module, megabytes);
    one.on('message', (answer: ChildAnswer) => settle(one, answer));
    one.on('error', (error) => end(one, error));
    one.on('exit', (code, signal) => end(one, new TooCostly(`Its process ended halfway (${signal ?? code}).`)));
    return one;
  }

  function settle(from: ChildProcess, answer: ChildAnswer): void {
    if (running === null || running.child !== from || running.id !== answer.id) return;
    const { work, timer } = running;
    running = null;
    clearTimeout(timer);
    hold(from, false);
    if (answer.worn) drop(from);
    if ('error' in answer) work.reject(answer.costly ? new TooCostly(answer.error) : new Error(answer.error));
    else work.resolve(answer.output);
    next();
  }

  /** This process is of no use any more. Only who is being served hears why; who waits gets another process. */
  function end(one: ChildProcess, why: Error): void {
    drop(one);
    if (running === null || running.child !== one) return;
    const { work, timer } = running;
    running = null;
    clearTimeout(timer);
    work.reject(why);
    next();
  }

  function drop(one: ChildProcess): void {
    if (child === one) child = null;
    hold(one, false);
    one.kill('SIGKILL');
  }

  function restSoon(): void {
    if (rest !== null) clearTimeout(rest);
    rest = setTimeout(() => child !== null && running === null && drop(child), idleMs).unref();
  }

  return (input, own) =>
    new Promise<Out>((resolve, reject) => {
      if (running !== null && queue.length >= most) return reject(busy(10));
      const work: Waiting = {
        input,
        seconds: own?.seconds ?? seconds,
        resolve: resolve as (output: unknown) => void,
        reject,
        timer: null,
      };
      if (running !== null)
        work.timer = setTimeout(() => void (queue.splice(queue.indexOf(work), 1), reject(busy(10))), patienceMs);
      queue.push(work);
      next();
    });
}

/** A process that waits keeps nobody else from ending. */
function hold(child: ChildProcess, needed: boolean): void {
  child[needed ? 'ref' : 'unref']();
  child.channel?.[needed ? 'ref' : 'unref']();
}

/** So much processor time ends a process whose parent died; one that answers is replaced long before. */
const cpuSeconds = 300;
// All writable memory counts (ulimit -d), no core is left behind, and when the machine itself runs out, this process
// goes first.
/** Addresses for code that JavaScript sets aside at its start: they count as writable memory, and cost none. */
const reserved = 520;
const limited =
  'ulimit -c 0; ulimit -t "$1"; ulimit -d "$2" || exit 1; echo 1000 2>/dev/null >/proc/self/oom_score_adj; shift 2; exec "$@"';

function startChild(module: URL, megabytes: number): ChildProcess {
  const heap = Math.floor(megabytes * 0.6);
  const command = [
    process.execPath,
    `--max-old-space-size=${heap}`,
    '--disable-warning=ExperimentalWarning',
    fileURLToPath(new URL('./child.ts', import.meta.url)),
    module.href,
    String(megabytes),
  ];
  const [program, ...args] =
    process.platform === 'win32'
      ? command
      : ['/bin/sh', '-c', limited, 'sh', String(cpuSeconds), String((megabytes + reserved) * 1024), ...command];
  return spawn(program!, args, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: {},
    windowsHide: true,
  });
}
