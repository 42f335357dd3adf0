import type { FastifyInstance } from 'fastify';
import { readerOf } from '../../../access/audience.ts';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { textOf } from '../../../platform/http/forms.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { faqPlace } from './place.ts';
import { newestSource } from '../../../ui/source.ts';
import { listFaq } from './queries.ts';
import { matching, questionOf } from './rules.ts';
import { faqTexts } from './texts.ts';
import { FaqPage } from './views.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

export function faqRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/veelgestelde-vragen', { config: { needs: 'contact' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    const language = languageOf(request);
    const [rows] = await inOneFlight(scope, listFaq(readerOf(scope.actor, dayOf(portal.now()))));
    const all = rows.map((row) => questionOf(row, language));
    const categories = [...new Set(all.map(({ category }) => category))];
    const search = textOf(request.query, 'zoek', 100);
    const asked = textOf(request.query, 'onderwerp', 100);
    const category = categories.includes(asked) ? asked : '';
    const questions = matching(all, search).filter((question) => category === '' || question.category === category);
    return sendPage(
      portal,
      request,
      reply,
      { title: faqPlace[language], lead: faqTexts[language].lead, current: '/veelgestelde-vragen' },
      <FaqPage {...{ language, questions, categories, search, category }} source={newestSource(rows)} />,
    );
  });
}
