export { storeInvoice, storeInvoices } from './actions.ts';
export { announceTask } from './announcement-jobs.ts';
export { fileStem } from './files.ts';
export { importInvoicesCommand } from './import-command.ts';
export { importInvoiceFiles, isStored, type FileReport, type ImportCounts, type ImportOptions } from './import-folder.ts';
export type { ImportScope, Outcome, StoreInput } from './outcome.ts';
export { readDocument } from './read-document.ts';
export { invoiceApi } from './routes.ts';
