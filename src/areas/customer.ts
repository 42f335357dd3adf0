import type { FastifyInstance } from 'fastify';
import { guardPages } from '../features/sign-in/index.ts';
import type { Portal } from '../portal.ts';

/** Everything behind the sign-in page, for contacts of a customer. */
export function customerArea(app: FastifyInstance, portal: Portal): void {
  guardPages(app, portal);
}
