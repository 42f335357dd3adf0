import type { SealedColumn } from './features/record/sealed-values/index.ts';

/** Every column whose values are sealed with the secret key. A feature that seals adds its own here. */
export const sealedColumns: readonly SealedColumn[] = Object.freeze([]);
