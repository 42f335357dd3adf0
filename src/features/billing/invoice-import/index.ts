// How an invoice comes in: by the API, from a folder or by a form; stored once, and announced.
export { storeInvoice, storeInvoices } from './actions.ts';
export { isWorthTelling } from './announcement.ts';
export { freeAddress } from './addresses-queries.ts';
export { announcePerCustomer, announceTask } from './announcement-jobs.ts';
export { importInvoicesCommand } from './import-command.ts';
export { importInvoiceFiles, isStored } from './import-folder.ts';
export { invoiceApi } from './routes.ts';
export { withdrawAnnouncements } from './withdraw-actions.ts';
