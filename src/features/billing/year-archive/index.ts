// The invoices of a year with their files, in one zip.
export { yearArchiveRoutes } from './routes.tsx';
