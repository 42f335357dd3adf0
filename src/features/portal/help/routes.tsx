import type { FastifyInstance } from 'fastify';
import type { PageParts } from '../../../portal.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { helpTexts } from './texts.ts';
import { HelpPage } from './views.tsx';

/** /hulp: every way to an answer on one page. */
export function helpRoutes(app: FastifyInstance, portal: PageParts): void {
  app.get('/hulp', { config: { needs: 'contact' } }, async (request, reply) => {
    const language = languageOf(request);
    const { title, lead } = helpTexts[language];
    return sendPage(
      portal,
      request,
      reply,
      { title, lead, current: '/hulp' },
      <HelpPage language={language} brand={portal.config.brand} />,
    );
  });
}
