export { type InvoiceBrand, invoicePdf } from './pdf.ts';
