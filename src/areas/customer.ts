import type { FastifyInstance } from 'fastify';
import { documentRoutes } from '../features/documents/index.ts';
import { faqRoutes } from '../features/faq/index.ts';
import { linkRoutes } from '../features/links/index.ts';
import { agendaRoutes, newsRoutes } from '../features/news/index.ts';
import { guardPages } from '../features/sign-in/index.ts';
import type { Portal } from '../portal.ts';

/** Everything behind the sign-in page, for contacts of a customer. */
export function customerArea(app: FastifyInstance, portal: Portal): void {
  guardPages(app, portal);
  documentRoutes(app, portal);
  faqRoutes(app, portal);
  linkRoutes(app, portal);
  newsRoutes(app, portal);
  agendaRoutes(app, portal);
}
