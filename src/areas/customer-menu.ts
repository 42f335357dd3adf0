import { invoicesPlace } from '../features/billing/invoices/index.ts';
import { documentsPlace } from '../features/content/documents/index.ts';
import { faqPlace } from '../features/content/faq/index.ts';
import { linksPlace } from '../features/content/links/index.ts';
import { agendaPlace, newsPlace } from '../features/content/news/index.ts';
import { contactPlace } from '../features/conversations/messages/index.ts';
import { authoritiesPlace } from '../features/customers/authorities/index.ts';
import { contactsPlace } from '../features/customers/contacts/index.ts';
import { organisationPlace } from '../features/customers/organisation/index.ts';
import { helpPlace } from '../features/portal/help/index.ts';
import { homePlace } from '../features/portal/home/index.ts';
import { cloudUsersPlace } from '../features/services/cloud-users/index.ts';
import { servicesPlace } from '../features/services/subscriptions/index.ts';
import type { Menu } from '../ui/menu.ts';

export { contactPlace };

/** What a customer finds in the menu, in this order. */
export const customerMenu: Menu = Object.freeze([
  { label: null, places: [homePlace] },
  {
    label: { nl: 'Wat je afneemt', en: 'What you buy' },
    places: [invoicesPlace, servicesPlace, cloudUsersPlace, documentsPlace],
  },
  {
    label: { nl: 'Jullie', en: 'Your organisation' },
    places: [organisationPlace, contactsPlace, authoritiesPlace],
  },
  {
    label: { nl: 'Hulp en nieuws', en: 'Help and news' },
    places: [helpPlace, contactPlace, faqPlace, linksPlace, newsPlace, agendaPlace],
  },
]);
