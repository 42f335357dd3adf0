import type { FastifyInstance } from 'fastify';
import { documentRoutes } from '../features/content/documents/index.ts';
import { helpRoutes } from '../features/portal/help/index.ts';
import { faqRoutes } from '../features/content/faq/index.ts';
import { homeRoutes } from '../features/portal/home/index.ts';
import { linkRoutes } from '../features/content/links/index.ts';
import { callBackRoutes, messageRoutes } from '../features/conversations/messages/index.ts';
import { agendaRoutes, newsRoutes } from '../features/content/news/index.ts';
import { cloudUserRoutes } from '../features/services/cloud-users/index.ts';
import { organisationRoutes } from '../features/customers/organisation/index.ts';
import { profileRoutes, securityRoutes } from '../features/customers/profile/index.ts';
import { searchRoutes } from '../features/portal/search/index.ts';
import { guardCustomerPages, offerNamedElsewhere } from '../features/identity/sessions/index.ts';
import { subscriptionRoutes } from '../features/services/subscriptions/index.ts';
import { calendarLinkRoutes } from '../features/portal/calendar-links/index.ts';
import { listExportRoutes } from '../features/portal/list-exports/index.ts';
import { statementRoutes } from '../features/billing/account-statement/index.ts';
import { yearArchiveRoutes } from '../features/billing/year-archive/index.ts';
import { differenceRoutes } from '../features/billing/invoice-difference/index.ts';
import { invoiceRoutes, invoicesPlace } from '../features/billing/invoices/index.ts';
import type { Portal } from '../portal.ts';

/** Everything behind the sign-in page, for contacts of a customer. */
export function customerArea(app: FastifyInstance, portal: Portal): void {
  guardCustomerPages(app, portal);
  offerNamedElsewhere(app, portal);
  homeRoutes(app, portal);
  searchRoutes(app, portal);
  invoiceRoutes(app, portal);
  differenceRoutes(app, portal, invoicesPlace);
  listExportRoutes(app, portal);
  yearArchiveRoutes(app, portal);
  statementRoutes(app, portal);
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
