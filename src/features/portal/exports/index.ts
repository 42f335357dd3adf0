import type { FastifyInstance } from 'fastify';
import type { Portal } from '../../../portal.ts';
import { listExportRoutes } from './list-routes.ts';
import { statementRoutes } from './statement-routes.ts';
import { yearZipRoutes } from './zip-routes.tsx';

/** Everything one can take along: lists, a year of invoices, the statement of account. */
export function exportRoutes(app: FastifyInstance, portal: Portal): void {
  listExportRoutes(app, portal);
  yearZipRoutes(app, portal);
  statementRoutes(app, portal);
}
