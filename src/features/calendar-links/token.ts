import { createHash, randomBytes } from 'node:crypto';

/** 192 bits: nobody guesses it, and it fits on a line. */
export const newToken = (): string => randomBytes(24).toString('base64url');
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
export const isToken = (text: string): boolean => /^[\w-]{32}$/.test(text);
