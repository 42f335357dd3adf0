import type { Draft } from './places.ts';
import type { Report } from './reading.ts';

/** Every rule that applies to this document, each reporting what it finds wrong. */
export function checkRules(_draft: Draft, _report: Report): void {}
