import pino, { type Logger } from 'pino';
import { logOutput, type LogOutput } from './log-output.ts';

/** What the log keeps of an error: no connection objects, no values. */
const errorFacts = (error: Error & { code?: string }) => ({
  type: error.name,
  code: error.code,
  message: error.message,
  stack: error.stack,
});

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

const flushAfterMs = 250;
// A pipe holds some 64 kB. Whoever reads it gets the next part soon; one who does not read is asked less and less.
const nextPartMs = 5;

/**
 * Lines go out together, at most a quarter of a second later: a write for each costs more than the request it tells of.
 * Warnings go at once.
 */
function together(out: LogOutput) {
  let timer: NodeJS.Timeout | null = null;
  let again = nextPartMs;
  // What was not taken is offered again, also when nothing more is said: whoever reads on later waits for no next line.
  const flush = (): void => {
    const flushed = out.flush();
    again = flushed === 'nothing' ? Math.min(again * 2, flushAfterMs) : nextPartMs;
    timer = flushed === 'all' ? null : setTimeout(flush, again).unref();
  };
  process.once('exit', () => out.flush());
  return {
    [Symbol.for('pino.metadata')]: true, // has pino say how grave a line is, in lastLevel
    lastLevel: 0,
    write(line: string) {
      out.write(line);
      if (this.lastLevel >= pino.levels.values['warn']!) out.flush();
      timer ??= setTimeout(flush, flushAfterMs).unref();
    },
  };
}

let output: LogOutput | null = null;

function standardOutput(): LogOutput {
  // Asking for it has Node switch a pipe over to not waiting. Without a listener a full disk or a reader that left
  // would end the process.
  for (const stream of [process.stdout, process.stderr])
    if (stream.listenerCount('error') === 0) stream.on('error', () => {});
  return (output ??= logOutput(1));
}

/** From now on lines go to standard error: a command answers on standard output, perhaps to a program. */
export const logBesideAnswers = (): void => void (output ??= logOutput(2));

/** Lines that standard output did not take, since the start. */
export const droppedLogLines = (): number => output?.dropped() ?? 0;

/** The portal's log: one JSON object a line on standard output, times in UTC. */
export function openLog(level: LogLevel): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorFacts, error: errorFacts },
  };
  return pino(options, together(standardOutput()));
}
