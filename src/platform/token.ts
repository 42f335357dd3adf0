import { hash, randomBytes } from 'node:crypto';

/**
 * What opens something by being known. Each purpose has its size, and words that stand before the token when it is
 * hashed, so that a token of one purpose is none of another. The first four stand in tables of their own and were
 * hashed bare from the first day.
 */
const purposes = Object.freeze({
  session: { bytes: 32, before: '' },
  device: { bytes: 32, before: '' },
  'api-key': { bytes: 32, before: '' },
  // It stands in an address that people copy: 192 bits fit on a line.
  'calendar-link': { bytes: 24, before: '' },
  'password-link': { bytes: 32, before: 'password-link:' },
  'kept-form': { bytes: 32, before: 'kept form ' },
});
export type Purpose = keyof typeof purposes;

/** A random token, in letters that an address can hold. Nobody guesses it. */
export const newToken = (purpose: Purpose): string => randomBytes(purposes[purpose].bytes).toString('base64url');

/** What is stored of a token: who reads it there, or in a back-up, cannot use it. */
export const hashToken = (purpose: Purpose, token: string): Buffer =>
  hash('sha256', `${purposes[purpose].before}${token}`, 'buffer');
