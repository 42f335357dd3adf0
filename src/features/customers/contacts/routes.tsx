import type { FastifyInstance } from 'fastify';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { isRecordId, pageOf } from '../../../platform/http/address.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { textOf } from '../../../platform/http/forms.ts';
import { fullName } from '../../../platform/text/names.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { untranslated } from '../../../ui/untranslated.ts';
import { listRoles } from '../authorities/index.ts';
import { organisationPlace } from '../organisation/index.ts';
import { ContactPage } from './contact-view.tsx';
import { ContactList } from './contacts-view.tsx';
import { contactsPlace } from './place.ts';
import { contactsPerPage, countContacts, findContact, listContacts, type ContactChoices } from './queries.ts';
import { contactTexts } from './texts.ts';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

const people = '/contactpersonen';

/** /contactpersonen: the people of the customer whom we know. */
export function contactRoutes(app: FastifyInstance, portal: Parts): void {
  contactsRoute(app, portal);
  contactRoute(app, portal);
}

const contactChoices = (query: unknown): ContactChoices => {
  const role = textOf(query, 'rol', 40);
  return { role: /^[a-z0-9-]+$/.test(role) ? role : null, text: textOf(query, 'q', 80), page: pageOf(query) };
};

function contactsRoute(app: FastifyInstance, portal: Parts): void {
  app.get(people, { config: { needs: 'contact' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    const [now, language] = [portal.now(), languageOf(request)];
    const [today, choices] = [dayOf(now), contactChoices(request.query)];
    const [rows, [totals], roles] = await inOneFlight(
      scope,
      listContacts(scope.customerId, today, choices),
      countContacts(scope.customerId, today, choices),
      listRoles(),
    );
    const page = {
      rows,
      totals: totals!,
      roles,
      choices,
      perPage: contactsPerPage,
      reader: scope.actor.contactIds,
      now,
      language,
    };
    return sendPage(
      portal,
      request,
      reply,
      {
        title: contactsPlace[language],
        lead: contactTexts[language].contactsLead,
        current: people,
        breadcrumbs: [{ label: organisationPlace[language], href: '/organisatie' }, { label: contactsPlace[language] }],
      },
      <ContactList {...page} />,
    );
  });
}

function contactRoute(app: FastifyInstance, portal: Parts): void {
  app.get<{ Params: { id: string } }>(
    `${people}/:id`,
    { config: { needs: 'contact', ids: { id: 'contact' } } },
    async (request, reply) => {
      const scope = asCustomer(portal, request);
      if (!isRecordId(request.params.id)) throw notFound();
      const [now, language] = [portal.now(), languageOf(request)];
      const [[contact], roles] = await inOneFlight(
        scope,
        findContact(scope.customerId, dayOf(now), request.params.id, scope.actor.permissions.has('cloud-users:read')),
        listRoles(),
      );
      if (contact === undefined) throw notFound();
      const name = fullName(contact);
      return sendPage(
        portal,
        request,
        reply,
        {
          title: name,
          heading: <span {...untranslated}>{name}</span>,
          lead: contact.position ?? undefined,
          current: people,
          breadcrumbs: [
            { label: organisationPlace[language], href: '/organisatie' },
            { label: contactsPlace[language], href: people },
            { label: name },
          ],
        },
        <ContactPage contact={contact} roles={roles} now={now} language={language} />,
      );
    },
  );
}
