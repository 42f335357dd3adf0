import pino, { type Logger } from 'pino';

/** What the log keeps of an error: no connection objects, no values. */
const errorFacts = (error: Error & { code?: string }) => ({ type: error.name, code: error.code, message: error.message, stack: error.stack });

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** The portal's log: one JSON object a line on standard output, times in UTC. */
export function openLog(level: LogLevel): Logger {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorFacts, error: errorFacts } });
}
