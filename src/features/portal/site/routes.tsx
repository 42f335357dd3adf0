import type { FastifyInstance } from 'fastify';
import { formMarks, type FormFields } from '../../../access/made-for.ts';
import { textOf } from '../../../platform/http/forms.ts';
import { isLanguage } from '../../../platform/text/language.ts';
import type { Portal } from '../../../portal.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { keepTyped } from '../../identity/kept-forms/index.ts';
import { wayBack } from '../../identity/sign-in/index.ts';
import { keepLanguage } from './keep-language.ts';
import { securityTxt } from './security-txt.ts';
import { siteTexts } from './texts.ts';
import { About } from './views.tsx';

// People look for the door and for who is behind it; the rest is nobody's business.
const findable = 'User-agent: *\nAllow: /aanmelden$\nAllow: /over$\nAllow: /assets/\nDisallow: /\n';

/**
 * What a site has besides its pages: the choice of language, who is behind it, and what robots and researchers look
 * for.
 */
export function siteRoutes(app: FastifyInstance, portal: Portal): void {
  app.post('/taal', { config: { needs: 'public' } }, async (request, reply) => {
    // The button of a form sends the form along, which may hold a field "taal" of its own.
    const form = textOf(request.body, '_taal', 10) === '' ? null : (request.body as FormFields);
    const language = textOf(request.body, form === null ? 'taal' : '_taal', 10);
    // A field of that name on the page says the same: what stood there was the language that is left now.
    const typed = form !== null && isLanguage(language) && 'taal' in form ? { ...form, taal: language } : form;
    if (typed !== null) await keepTyped(portal, request, reply, typed, 'language');
    if (isLanguage(language)) await keepLanguage(portal, request, reply, language);
    return reply.redirect(
      wayBack(textOf(request.body, form === null ? 'terug' : formMarks.page, 2000), portal.baseUrl),
      303,
    );
  });

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

const securityMailOf = (portal: Portal) => portal.config.securityMail ?? portal.config.brand.supportMail;
