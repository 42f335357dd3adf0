import type { FastifyInstance } from 'fastify';
import { guardMachines } from '../features/identity/api-keys/index.ts';
import { describeApi, importRoutes } from '../features/intake/imports/index.ts';
import { undoRoutes } from '../features/billing/import-undo/index.ts';
import { invoiceApi } from '../features/billing/invoice-import/index.ts';
import { kinds } from '../kinds.ts';
import type { Portal } from '../portal.ts';

/** /api/v1: for machines with a key. */
export function apiArea(app: FastifyInstance, portal: Portal): void {
  guardMachines(app, portal);
  describeApi(app, kinds, portal.baseUrl, portal.config.brand.name);
  importRoutes(app, portal, kinds);
  invoiceApi(app, portal);
  undoRoutes(app, portal, kinds);
}
