import type { FastifyInstance } from 'fastify';
import type { PageParts, Portal } from '../../../portal.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { securityTxt } from './security-txt.ts';
import { siteTexts } from './texts.ts';
import { About } from './views.tsx';

type Parts = PageParts & Pick<Portal, 'now'>;

// People look for the door and for who is behind it; the rest is nobody's business.
const findable = 'User-agent: *\nAllow: /aanmelden$\nAllow: /over$\nAllow: /assets/\nDisallow: /\n';

/** What a site has besides its pages: who is behind it, and what robots and researchers look for. */
export function siteRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/over', { config: { needs: 'public' } }, async (request, reply) => {
    const language = languageOf(request);
    const t = siteTexts[language];
    const { brand } = portal.config;
    return sendPage(
      portal,
      request,
      reply,
      { title: t.title, lead: t.lead(brand.name, brand.company) },
      <About language={language} brand={brand} securityMail={securityMailOf(portal)} />,
    );
  });

  app.get('/.well-known/security.txt', { config: { needs: 'public' } }, async (_request, reply) =>
    reply
      .header('content-type', 'text/plain; charset=utf-8')
      .send(securityTxt({ baseUrl: portal.baseUrl, mail: securityMailOf(portal), now: portal.now() })),
  );
  app.get('/robots.txt', { config: { needs: 'public' } }, async (_request, reply) =>
    reply.header('content-type', 'text/plain; charset=utf-8').send(findable),
  );
  app.get('/favicon.ico', { config: { needs: 'public' } }, async (_request, reply) =>
    reply.redirect(portal.assets.address('icons/favicon.svg'), 302),
  );
}

const securityMailOf = (portal: Parts) => portal.config.securityMail ?? portal.config.brand.supportMail;
