export { InvoiceTable } from './list-view.tsx';
export { invoicePdf, type InvoiceBrand } from './pdf.ts';
export { invoicesForSubscription, invoiceTotals, latestInvoices, openInvoices, type InvoiceRow } from './queries.ts';
export { invoiceRoutes } from './routes.tsx';
export { invoiceStatus, isToPay, type InvoiceStatus, type Payable } from './rules.ts';
export { periodText, statusPhrase, StatusOf } from './status-view.tsx';
export { invoiceTexts } from './texts.ts';
