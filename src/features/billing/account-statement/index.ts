// What was billed and what was paid in a year, as a PDF for the books.
export { statementRoutes } from './routes.ts';
