// Reading and writing an e-invoice, and the rules it is judged by. Knows no customer and no database.
export * from './invoice.ts';
export { readInvoice } from './read-invoice.ts';
export { readXml } from './read-xml.ts';
export { outOfEnvelope } from './xml-tree.ts';
export { wrongSums } from './sums.ts';
export { isSound } from './is-sound.ts';
export { partyId, vatBreakdown } from './derived.ts';
export * as decimals from './decimal.ts';
export { toCents } from './decimal.ts';
export { mediaTypes, sniff } from './sniff.ts';
export { nlcius, peppolBis3, writeUbl } from './write-ubl.ts';
export { readDocument, saysTheSame, tooComplex } from './read-document.ts';
export { fatal, quote } from './refusals.ts';
