import type { FastifyInstance } from 'fastify';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { choiceOf } from '../../../platform/http/address.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { organisationPlace } from '../organisation/index.ts';
import { AuthoritiesPage } from './authorities-view.tsx';
import { authoritiesPlace } from './place.ts';
import { everyHolder, listRoles } from './queries.ts';
import { authorityTexts } from './texts.ts';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

/** /bevoegdheden: who may do what. */
export function authorityRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/bevoegdheden', { config: { needs: 'contact' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    const [now, language] = [portal.now(), languageOf(request)];
    const today = dayOf(now);
    const view = choiceOf(request.query, 'weergave', ['onderwerp', 'persoon']) ?? 'onderwerp';
    const [people, roles] = await inOneFlight(scope, everyHolder(scope.customerId, today), listRoles());
    return sendPage(
      portal,
      request,
      reply,
      {
        title: authoritiesPlace[language],
        lead: authorityTexts[language].lead,
        current: authoritiesPlace.href,
        breadcrumbs: [
          { label: organisationPlace[language], href: '/organisatie' },
          { label: authoritiesPlace[language] },
        ],
      },
      <AuthoritiesPage
        people={people}
        roles={roles}
        view={view}
        reader={scope.actor.contactIds}
        now={now}
        language={language}
      />,
    );
  });
}
