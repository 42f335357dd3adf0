import type { FastifyInstance } from 'fastify';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { notFound } from '../../../platform/http/errors.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { OrganisationPage } from './organisation-view.tsx';
import { organisationPlace } from './place.ts';
import { findOrganisation, listLocations } from './queries.ts';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

/** /organisatie: the customer's own details and places. */
export function organisationRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/organisatie', { config: { needs: 'contact' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    const language = languageOf(request);
    const [[organisation], locations] = await inOneFlight(
      scope,
      findOrganisation(scope.customerId, scope.actor.permissions.has('invoices:read')),
      listLocations(scope.customerId),
    );
    if (organisation === undefined) throw notFound();
    return sendPage(
      portal,
      request,
      reply,
      { title: organisationPlace[language], current: '/organisatie' },
      <OrganisationPage organisation={organisation} locations={locations} now={portal.now()} language={language} />,
    );
  });
}
