import type { FastifyInstance } from 'fastify';
import { formMarks, type FormFields } from '../../../access/made-for.ts';
import { textOf } from '../../../platform/http/forms.ts';
import { isLanguage } from '../../../platform/text/language.ts';
import type { Portal } from '../../../portal.ts';
import { keepTyped } from '../kept-forms/index.ts';
import { wayBack } from '../../../platform/http/way-back.ts';
import { keepLanguage } from './keep-language.ts';

type Parts = Pick<Portal, 'baseUrl' | 'database' | 'now'>;

/** The choice of language, from any page, and back to it with what was typed. */
export function languageRoutes(app: FastifyInstance, portal: Parts): void {
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
}
