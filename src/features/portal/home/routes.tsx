import type { FastifyInstance } from 'fastify';
import { asCustomer } from '../../../access/request-scope.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { time } from '../../../ui/format.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { homePlace } from './place.ts';
import { dueDay } from '../../billing/invoices/index.ts';
import { eventOf, newsOf } from '../../content/news/index.ts';
import { gather } from './gather.ts';
import { cardsOf, chartsOf, grantorNames, humanOf, noticeOf, situationOf } from './present.ts';
import { partOfDay, tasksOf } from './rules.ts';
import { homeTexts } from './texts.ts';
import { HomePage } from './views.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

/** The overview: what to do, how things stand, and who to turn to. */
export function homeRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/', { config: { needs: 'account' } }, async (request, reply) => {
    // Whoever works here begins at the staff side.
    if (request.actor?.kind === 'staff') return reply.redirect('/beheer', 303);
    const scope = asCustomer(portal, request);
    const [now, language] = [portal.now(), languageOf(request)];
    const { brand } = portal.config;
    const { actor } = scope;
    const found = await gather(scope, now, dueDay(portal));
    const hour = Number(time(now, 'nl').slice(0, 2)) % 24;
    return sendPage(
      portal,
      request,
      reply,
      { title: homePlace[language], heading: null, current: '/' },
      <HomePage
        notices={found.notices.map((row) => noticeOf(row, language))}
        greeting={homeTexts[language].greeting[partOfDay(hour)](actor.givenName)}
        organisation={actor.customerName}
        tasks={tasksOf(situationOf(found))}
        cards={cardsOf(found)}
        charts={chartsOf(found, language)}
        withRole={actor.roles.length > 0}
        grantors={grantorNames(found.grantors)}
        news={found.news.map((row) => newsOf(row, language))}
        event={found.event === undefined ? null : eventOf(found.event, language)}
        human={humanOf(found.manager, brand, language)}
        company={brand.company}
        language={language}
      />,
    );
  });
}
