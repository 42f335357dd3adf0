export * from './invoice.ts';
export { readInvoice } from './read-invoice.ts';
export { isSound, type Soundness } from './is-sound.ts';
export { documentKind, partyId, vatBreakdown } from './derived.ts';
export { toCents } from './decimal.ts';
export { cleanFilename } from './filenames.ts';
export { mediaTypes, sniff } from './sniff.ts';
export { nlcius, peppolBis3, writeUbl } from './write-ubl.ts';
