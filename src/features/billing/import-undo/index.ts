// Taking back what was imported: runs of records and of invoices, and an invoice that is somebody else's.
export { isUndoCommand, undoCommand, undoUsage } from './commands.ts';
export { undoRoutes } from './routes.ts';
