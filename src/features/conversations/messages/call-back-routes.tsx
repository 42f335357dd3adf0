import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inOneFlight } from '../../../access/scopes.ts';
import { phone } from '../../../ui/identifiers.ts';
import { asCustomer } from '../../../access/request-scope.ts';
import { textOf } from '../../../platform/http/forms.ts';
import { phoneNumber } from '../../../platform/text/phone.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import type { FieldError } from '../../../ui/form.tsx';
import { onceOf } from '../../../ui/once.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { contactPlace } from './place.ts';
import { nothingAttached, openThread } from './actions.ts';
import { tooMuchError } from './inputs.ts';
import { ownNumbers } from './queries.ts';
import { messageTexts } from './texts.ts';
import { CallBackForm, type Filled } from './views.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

/** "Bel mij terug": a number and a moment, kept as a message. */
export function callBackRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/contact/terugbellen', { config: { needs: 'contact' } }, async (request, reply) => {
    const [[own]] = await inOneFlight(asCustomer(portal, request), ownNumbers(asCustomer(portal, request)));
    const known = own?.mobile ?? own?.phone ?? null;
    return show(request, reply, known === null ? {} : { telefoon: phone(known, languageOf(request)).text }, []);
  });

  app.post('/contact/terugbellen', { config: { needs: 'contact' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    const t = messageTexts[languageOf(request)];
    const filled = { telefoon: textOf(request.body, 'telefoon', 40), wanneer: textOf(request.body, 'wanneer', 200) };
    const number = phoneNumber(filled.telefoon);
    if (number === null)
      return show(request, reply.status(422), filled, [{ field: 'telefoon', message: t.phoneError }]);
    const sent = await openThread(scope, {
      kind: 'call-back',
      subject: t.callSubject,
      body: t.callBody(filled.wanneer),
      about: null,
      phone: number,
      callWhen: filled.wanneer || null,
      attached: nothingAttached,
      now: portal.now(),
      once: onceOf(request.body),
    });
    if ('until' in sent) return show(request, reply, filled, [tooMuchError(portal, reply, sent, languageOf(request))]);
    return reply.redirect(`/contact/berichten/${sent.thread}?verstuurd=bellen`, 303);
  });

  function show(request: FastifyRequest, reply: FastifyReply, filled: Filled, errors: readonly FieldError[]) {
    const language = languageOf(request);
    const t = messageTexts[language];
    const breadcrumbs = [{ label: contactPlace[language], href: '/contact' }, { label: t.callBack }];
    return sendPage(
      portal,
      request,
      reply,
      { title: t.callBack, lead: t.callBackLead, current: '/contact', breadcrumbs, status: reply.statusCode },
      <CallBackForm language={language} filled={filled} errors={errors} />,
    );
  }
}
