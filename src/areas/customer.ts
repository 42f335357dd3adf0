import type { FastifyInstance } from 'fastify';
import { documentRoutes } from '../features/documents/index.ts';
import { helpRoutes } from '../features/help/index.ts';
import { faqRoutes } from '../features/faq/index.ts';
import { homeRoutes } from '../features/home/index.ts';
import { linkRoutes } from '../features/links/index.ts';
import { callBackRoutes, messageRoutes } from '../features/messages/index.ts';
import { agendaRoutes, newsRoutes } from '../features/news/index.ts';
import { cloudUserRoutes } from '../features/cloud-users/index.ts';
import { organisationRoutes } from '../features/organisation/index.ts';
import { profileRoutes, securityRoutes } from '../features/profile/index.ts';
import { searchRoutes } from '../features/search/index.ts';
import { guardCustomerPages, offerNamedElsewhere } from '../features/sign-in/index.ts';
import { subscriptionRoutes } from '../features/subscriptions/index.ts';
import { calendarLinkRoutes } from '../features/calendar-links/index.ts';
import { exportRoutes } from '../features/exports/index.ts';
import { differenceRoutes } from '../features/invoice-difference/index.ts';
import { invoiceRoutes } from '../features/invoices/index.ts';
import type { Portal } from '../portal.ts';

/** Everything behind the sign-in page, for contacts of a customer. */
export function customerArea(app: FastifyInstance, portal: Portal): void {
  guardCustomerPages(app, portal);
  offerNamedElsewhere(app, portal);
  homeRoutes(app, portal);
  searchRoutes(app, portal);
  invoiceRoutes(app, portal);
  differenceRoutes(app, portal);
  exportRoutes(app, portal);
  calendarLinkRoutes(app, portal);
  profileRoutes(app, portal);
  securityRoutes(app, portal);
  documentRoutes(app, portal);
  messageRoutes(app, portal);
  callBackRoutes(app, portal);
  helpRoutes(app, portal);
  faqRoutes(app, portal);
  linkRoutes(app, portal);
  newsRoutes(app, portal);
  agendaRoutes(app, portal);
  subscriptionRoutes(app, portal);
  cloudUserRoutes(app, portal);
  organisationRoutes(app, portal);
}
