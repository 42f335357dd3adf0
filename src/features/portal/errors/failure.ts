import type { FastifyError } from 'fastify';
import { databaseIsAway, saidByServer } from '../../../database/lost.ts';
import { Refusal } from '../../../platform/http/errors.ts';

/** What goes wrong, as it is told: a stable code for machines, seconds after which it makes sense to try again. */
export type Failure = Readonly<{ status: number; code: string; message: string; retryAfter: number | null }>;

// What the manual calls them, whoever noticed.
const usualCodes: Readonly<Record<number, string>> = Object.freeze({ 413: 'too_large', 415: 'unsupported_type' });

const away: Failure = {
  status: 503,
  code: 'database_unavailable',
  message: 'The portal cannot reach its database. Try again in a moment.',
  retryAfter: 5,
};
const full: Failure = {
  status: 507,
  code: 'storage_full',
  message: 'There is no room left to store anything. Nothing of this request was kept. Try again later.',
  retryAfter: 60,
};
const unwritable: Failure = {
  status: 503,
  code: 'storage_unavailable',
  message: 'The portal cannot use its storage. Nothing of this request was kept. Try again later.',
  retryAfter: 60,
};
const held: Failure = {
  status: 503,
  code: 'in_use',
  message: 'Somebody else is changing the same. Nothing of this request was kept. Try again in a moment.',
  retryAfter: 5,
};
const slow: Failure = {
  status: 503,
  code: 'too_slow',
  message: 'This took too long and was stopped. Nothing of this request was kept. Try again in a moment.',
  retryAfter: 5,
};
const busy: Failure = {
  status: 503,
  code: 'busy',
  message: 'The portal is busy. Try again in a moment.',
  retryAfter: 5,
};

/**
 * Disk full and over quota, in files and in the database; the disk itself; locks; time limits; too much open at once.
 */
const known: Readonly<Record<string, Failure>> = Object.freeze({
  ENOSPC: full,
  EDQUOT: full,
  53100: full,
  EROFS: unwritable,
  EIO: unwritable,
  ENOTCONN: unwritable,
  ESTALE: unwritable,
  '55P03': held,
  '40001': held,
  '40P01': held,
  57014: slow,
  '25P03': slow,
  '25P04': slow,
  EMFILE: busy,
  ENFILE: busy,
  ENOMEM: busy,
  ECROWDED: busy,
});

/** Every error that reaches the end of a request, as a failure. What is not known is ours: 500. */
export function failureOf(error: FastifyError): Failure {
  if (error instanceof Refusal)
    return { status: error.statusCode, code: error.code, message: error.message, retryAfter: error.retryAfter };
  const code = String(error.code ?? '');
  const own = Object.hasOwn(known, code) && (code.startsWith('E') || saidByServer(error)) ? known[code]! : null;
  if (own !== null) return own;
  if (databaseIsAway(error)) return away;
  const status = error.statusCode ?? 500;
  // Fastify's own refusals (body too large, odd content type, broken JSON) have messages fit for outsiders.
  if (status >= 400 && status < 500)
    return {
      status,
      code: usualCodes[status] ?? (error.code ?? 'bad_request').replace(/^FST_ERR_/, '').toLowerCase(),
      message: error.message,
      retryAfter: null,
    };
  return {
    status: 500,
    code: 'internal_error',
    message: 'Something went wrong on our side. It has been logged.',
    retryAfter: null,
  };
}
