import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asPortal } from '../../../access/request-scope.ts';
import type { SystemScope } from '../../../access/scopes.ts';
import { oneText } from '../../../platform/http/forms.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import type { FieldError } from '../../../ui/form.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { hashPassword, namesOfAccount } from '../passwords/index.ts';
import { clearSessionCookie, sessionToken, setDeviceCookie } from '../sessions/index.ts';
import { limits, takeNetworkTry } from '../throttle/index.ts';
import { ask, showWait } from './ask-routes.tsx';
import { findLink, type Link } from './links.ts';
import { newPasswordErrors } from './new-password.ts';
import { setByLink } from './set.ts';
import { linkTexts } from './texts.ts';
import { ExpiredLink, GoneLink, SetForm } from './views.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

/** /wachtwoord-instellen: GET shows the form and touches nothing, POST uses the link up. */
export function setRoutes(app: FastifyInstance, portal: Parts): void {
  // The address holds a code: no page or file asked for from here may tell it on.
  const keepToYourself = async (_request: FastifyRequest, reply: FastifyReply) =>
    void reply.header('referrer-policy', 'strict-origin');

  app.get(
    '/wachtwoord-instellen',
    { config: { needs: 'public' }, onRequest: keepToYourself },
    async (request, reply) => {
      const code = oneText((request.query as Record<string, unknown>)['code']);
      const link = await findLink(asPortal(portal, request), code, portal.now());
      return link?.state === 'open'
        ? showForm(portal, request, reply, 200, code, link, [])
        : showDead(portal, request, reply, code, link);
    },
  );

  app.post(
    '/wachtwoord-instellen',
    { config: { needs: 'public' }, onRequest: keepToYourself },
    async (request, reply) => {
      const { code, password, again } = typed(request.body);
      const scope = asPortal(portal, request);
      const link = await findLink(scope, code, portal.now());
      if (link?.state !== 'open')
        return (
          (await tooManyCodes(portal, request, reply, scope, link)) ?? showDead(portal, request, reply, code, link)
        );
      const names = [
        ...(await namesOfAccount(scope, link.accountId)),
        portal.config.brand.name,
        portal.config.brand.company,
      ];
      const errors = await newPasswordErrors({
        password,
        again,
        names,
        longFree: portal.config.longPasswords,
        language: languageOf(request),
      });
      if (errors.length > 0) return showForm(portal, request, reply, 422, code, link, errors);
      const device = await setByLink(portal, scope, {
        code,
        purpose: link.purpose,
        hash: await hashPassword(password),
        language: languageOf(request),
        session: sessionToken(portal, request),
      });
      if (device === null) return showDead(portal, request, reply, code, { ...link, state: 'gone' });
      setDeviceCookie(portal, reply, device);
      clearSessionCookie(portal, reply);
      return reply.redirect('/aanmelden?gelukt=wachtwoord', 303);
    },
  );

  app.post(
    '/wachtwoord-instellen/nieuwe-link',
    { config: { needs: 'public' }, onRequest: keepToYourself },
    async (request, reply) => {
      const { code } = typed(request.body);
      const scope = asPortal(portal, request);
      const link = await findLink(scope, code, portal.now());
      if (link?.state === 'expired') return ask(portal, request, reply, link.mail);
      return (await tooManyCodes(portal, request, reply, scope, link)) ?? showDead(portal, request, reply, code, link);
    },
  );
}

function typed(body: unknown): { code: string; password: string; again: string } {
  const fields = (body ?? {}) as Record<string, unknown>;
  return {
    code: oneText(fields['code']),
    password: oneText(fields['wachtwoord']),
    again: oneText(fields['wachtwoord_herhaling']),
  };
}

/** A code that was never ours is a guess, and counts as one. */
async function tooManyCodes(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  scope: SystemScope,
  link: Link | null,
): Promise<FastifyReply | null> {
  if (link !== null) return null;
  const until = await takeNetworkTry(scope, limits.codeAddress, request.ip, portal.now());
  return until === null ? null : showWait(portal, request, reply, until, 'blockedCodes');
}

function showForm(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  code: string,
  link: Link,
  errors: readonly FieldError[],
): FastifyReply {
  const language = languageOf(request);
  const t = linkTexts[language];
  const page = { title: t.setTitle, lead: t.setLead, status };
  return sendPage(
    portal,
    request,
    reply,
    page,
    <SetForm language={language} brand={portal.config.brand} code={code} mail={link.mail} errors={errors} />,
  );
}

function showDead(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
  link: Link | null,
): FastifyReply {
  const language = languageOf(request);
  const t = linkTexts[language];
  const around = { language, brand: portal.config.brand };
  if (link?.state === 'expired')
    return sendPage(
      portal,
      request,
      reply,
      { title: t.expiredTitle, status: 410 },
      <ExpiredLink {...around} code={code} />,
    );
  return sendPage(
    portal,
    request,
    reply,
    { title: t.goneTitle, status: 410, anonymousAddress: true },
    <GoneLink {...around} />,
  );
}
