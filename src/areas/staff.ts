import type { FastifyInstance } from 'fastify';
import { staffMessageRoutes } from '../features/conversations/messages/index.ts';
import { guardPages } from '../features/identity/sessions/index.ts';
import { staffHomeRoutes } from '../features/portal/staff-home/index.ts';
import type { Portal } from '../portal.ts';

/** /beheer: for the people of the provider. */
export function staffArea(app: FastifyInstance, portal: Portal): void {
  guardPages(app, portal);
  staffHomeRoutes(app, portal);
  staffMessageRoutes(app, portal);
}
