// The invoices of a customer: list, page, files, and the PDF that we make.
export { dueDay } from './due-day.ts';
export { listChoices } from './inputs.ts';
export { invoicePdf } from './pdf.ts';
export { madePdf } from './made-pdf-actions.ts';
export { everyInvoice, type InvoiceExport } from './queries-export.ts';
export { isOpen } from './queries-shown.ts';
export { invoiceRoutes } from './routes.tsx';
export { invoiceStatus, owedCents } from './rules.ts';
export { periodText, statusPhrase } from './status-view.tsx';
export { dropMadePdfs } from './made-pdf-actions.ts';
export { invoiceColumns } from './sheet-columns.ts';
export { invoicesPlace } from './place.ts';
export { fileStem } from './file-stem.ts';
