import pino, { type Logger } from 'pino';

/** What the log keeps of an error: no connection objects, no values. */
const errorFacts = (error: Error & { code?: string }) => ({ type: error.name, code: error.code, message: error.message, stack: error.stack });

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

const flushAfterMs = 250;

/** Lines go out together, at most a quarter of a second later: a write for each costs more than the request it tells of. Warnings go at once. */
function together(out: ReturnType<typeof pino.destination>) {
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    timer = null;
    out.flushSync();
  };
  process.once('exit', flush);
  return {
    [Symbol.for('pino.metadata')]: true, // has pino say how grave a line is, in lastLevel
    lastLevel: 0,
    write(line: string) {
      out.write(line);
      if (this.lastLevel >= pino.levels.values['warn']!) flush();
      else timer ??= setTimeout(flush, flushAfterMs).unref();
    },
  };
}

/** The portal's log: one JSON object a line on standard output, times in UTC. */
export function openLog(level: LogLevel): Logger {
  const options = { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorFacts, error: errorFacts } };
  return pino(options, together(pino.destination({ dest: 1, sync: true, minLength: 4096 })));
}
