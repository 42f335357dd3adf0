import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asPortal } from '../../../access/request-scope.ts';
import { write } from '../../../access/scopes.ts';
import { oneText } from '../../../platform/http/forms.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { moment } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { record } from '../../record/log-events/index.ts';
import { mailOf, Trouble } from '../sign-in/index.ts';
import { limits, takeNetworkTry, takeTry } from '../throttle/index.ts';
import { linkTexts } from './texts.ts';
import { AskForm, LinkSent } from './views.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

const sentPage = '/wachtwoord-opvragen/verstuurd';

/** /wachtwoord-opvragen: ask for a link by mail. Nothing in the answer tells whether the address is known. */
export function askRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/wachtwoord-opvragen', { config: { needs: 'public' } }, async (request, reply) =>
    showAsk(portal, request, reply, 200, '', null),
  );

  app.post('/wachtwoord-opvragen', { config: { needs: 'public' } }, async (request, reply) => {
    const t = linkTexts[languageOf(request)];
    const mail = mailOf(oneText((request.body as Record<string, unknown> | null)?.['gebruikersnaam']));
    if (mail === '') return showAsk(portal, request, reply, 422, mail, t.noUsername);
    if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(mail)) return showAsk(portal, request, reply, 422, mail, t.wrongUsername);
    return ask(portal, request, reply, mail);
  });

  app.get(sentPage, { config: { needs: 'public' } }, async (request, reply) => {
    const language = languageOf(request);
    return sendPage(
      portal,
      request,
      reply,
      { title: linkTexts[language].sentTitle },
      <LinkSent language={language} brand={portal.config.brand} />,
    );
  });
}

/** Queues the mail, unless this address or this network asks too often. */
export async function ask(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  mail: string,
): Promise<FastifyReply> {
  const scope = asPortal(portal, request);
  const now = portal.now();
  const until =
    (await takeNetworkTry(scope, limits.linkAddress, request.ip, now)) ??
    (await takeTry(scope, limits.linkAccount, mail, now));
  if (until !== null) return showWait(portal, request, reply, until, 'blocked');
  await write(scope, async (trx) => {
    await record(trx, scope, {
      action: 'password-link.asked',
      subject: mail,
      facts: { language: languageOf(request) },
    });
  });
  return reply.redirect(sentPage, 303);
}

/** The page for whoever must wait: until when, in words and in Retry-After. */
export function showWait(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  until: Date,
  text: 'blocked' | 'blockedCodes',
): FastifyReply {
  const language = languageOf(request);
  const t = linkTexts[language];
  reply.header('retry-after', Math.max(1, Math.ceil((until.getTime() - portal.now().getTime()) / 1000)));
  const when = moment(new Date(until.getTime() + 59_999), language);
  return sendPage(
    portal,
    request,
    reply,
    { title: t.blockedTitle, status: 429, anonymousAddress: true },
    <div class="stack">
      <Notice tone="warning" announce>
        {t[text](when)}
      </Notice>
      <p>
        <a href="/aanmelden">{t.backToSignIn}</a>
      </p>
      <Trouble language={language} brand={portal.config.brand} />
    </div>,
  );
}

function showAsk(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  mail: string,
  error: string | null,
): FastifyReply {
  const language = languageOf(request);
  const t = linkTexts[language];
  return sendPage(
    portal,
    request,
    reply,
    { title: t.askTitle, lead: t.askLead, status },
    <AskForm language={language} brand={portal.config.brand} mail={mail} error={error} />,
  );
}
