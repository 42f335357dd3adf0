type Told = Error & Readonly<{ code?: unknown; severity?: unknown; path?: unknown }>;

/** Whether PostgreSQL itself said this: a message with a severity and a code of five signs. */
export const saidByServer = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'severity' in error && /^[0-9A-Z]{5}$/.test(String((error as Told).code));

// The server ends this connection or never opened it: administrator, crash, start-up, dropped database, time-outs of
// idle connections and transactions, connection exceptions, refused logins. The word itself may be in the language of
// the server.
const ending = /^(57P0[1-5]|25P0[34]|08\w{3}|28\w{3}|3D000|53300)$/;

/** Whether a connection is of no use after this error: any FATAL, and whatever did not come from the server. */
export const endsConnection = (error: unknown): boolean =>
  !saidByServer(error) || /^(FATAL|PANIC)$/.test(String((error as Told).severity)) || ending.test(error.code);

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'ECONNABORTED',
  'EDATABASE',
  'ECROWDED',
]);
const lostWords =
  /Connection terminated|Client has encountered a connection error|Client was closed and is not queryable|Cannot use a pool after calling end/;

/**
 * Whether the database is away, not what it has to be, or has no connection left: nobody's question is wrong, and it
 * can be asked again later. A file that is not there has the same code as a socket that is not there; it names its
 * path.
 */
export function databaseIsAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (saidByServer(error)) return ending.test(error.code) || /^(53200|53400|25006|58\w{3})$/.test(error.code);
  const { code, path, message } = error as Told;
  return (typeof code === 'string' && unreachable.has(code) && path === undefined) || lostWords.test(message);
}

/**
 * Whoever waits for a connection while all are in use, and for too long, hears this: the database is there, and busy.
 */
export const crowded = (cause: unknown): Error =>
  Object.assign(new Error('Every connection to the database was in use for too long.', { cause }), {
    code: 'ECROWDED',
  });

/** Whether the database's own disk is full. */
export const isFull = (error: unknown): boolean => saidByServer(error) && error.code === '53100';

/** Whether somebody else held what was asked for too long: a lock, in the time there is for one. */
export const isHeld = (error: unknown): boolean => saidByServer(error) && error.code === '55P03';
