// Lists to take along, for a spreadsheet.
export { listExportRoutes } from './routes.ts';
