import type { FastifyInstance } from 'fastify';
import { asStaff } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { textOf } from '../../../platform/http/forms.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { staffHomePlace, styleGuidePlace } from './place.ts';
import { StyleGuide } from '../../../ui/style-guide/style-guide.tsx';
import { mailCounts, refusedAddresses } from '../../record/mail-delivery/index.ts';
import { customerCounts, findCustomers, latestRuns, messageCounts } from './queries.ts';
import { staffHomeTexts } from './texts.ts';
import { StaffHome } from './views.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

/** /beheer: where staff begin; and the style guide, which anyone may open in demo mode. */
export function staffHomeRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/beheer', { config: { needs: 'staff' } }, async (request, reply) => {
    const language = languageOf(request);
    const words = textOf(request.query, 'zoek', 80);
    const [[messages], [counts], customers, runs, [mail], refused] = await inOneFlight(
      asStaff(portal, request),
      messageCounts(),
      customerCounts(),
      findCustomers(words, dayOf(portal.now())),
      latestRuns(),
      mailCounts(),
      refusedAddresses(),
    );
    const options = { title: staffHomePlace[language], lead: staffHomeTexts[language].lead, current: '/beheer' };
    return sendPage(
      portal,
      request,
      reply,
      options,
      <StaffHome
        messages={messages!}
        counts={counts!}
        customers={customers}
        words={words}
        runs={runs}
        mail={mail!}
        refused={refused}
        language={language}
      />,
    );
  });

  app.get(
    '/beheer/stijlgids',
    { config: { needs: portal.config.demo ? 'public' : 'staff' } },
    async (request, reply) => {
      const language = languageOf(request);
      const options = {
        title: styleGuidePlace[language],
        lead: staffHomeTexts[language].guideLead,
        current: '/beheer/stijlgids',
      };
      return sendPage(portal, request, reply, options, <StyleGuide language={language} />);
    },
  );
}
