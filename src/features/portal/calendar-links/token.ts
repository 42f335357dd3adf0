import { createHash } from 'node:crypto';

/**
 * The token of a form that was posted perhaps twice: the same each time, or whoever clicks twice reads a link that the
 * first click did not make. The form's key (122 random bits, kept nowhere) is the secret; `about` keeps it to one
 * person and one kind.
 */
export const tokenOfForm = (once: string, about: readonly (string | number)[]): string =>
  createHash('sha256')
    .update(JSON.stringify(['calendar-link', once, ...about]))
    .digest()
    .subarray(0, 24)
    .toString('base64url');
export const isToken = (text: string): boolean => /^[\w-]{32}$/.test(text);
