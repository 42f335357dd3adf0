import { cut } from '../../../platform/text/cut.ts';
import type { Problem } from './invoice.ts';

type Words = readonly [en: string, nl: string];

/** Why an invoice is not stored. */
export function fatal(code: string, path: string, [message, nl]: Words): Problem {
  return Object.freeze({ code, path, severity: 'fatal', message, nl });
}

/** Text of a stranger inside a message: short and on one line. */
export function quote(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim();
  return `"${cut(line, 60, '…')}"`;
}
