export * from './invoice.ts';
export { readInvoice } from './read-invoice.ts';
