import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { endProof, isEndProof } from '../../../access/made-for.ts';
import { asPortal } from '../../../access/request-scope.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { oneText, textOf } from '../../../platform/http/forms.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { moment } from '../../../ui/format.ts';
import type { FieldError } from '../../../ui/form.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { newPasswordErrors } from '../password-links/index.ts';
import { hashPassword, namesOfAccount } from '../passwords/index.ts';
import { clearSessionCookie, deviceToken, sessionToken, setDeviceCookie, setSessionCookie } from '../sessions/index.ts';
import { provePassword } from '../sign-in/index.ts';
import { changePassword, endSessions } from './actions.ts';
import { personOf } from '../../../access/person.ts';
import { sessionsOf } from './queries.ts';
import { Sessions } from './session-views.tsx';
import { securityTexts } from './texts.ts';
import { PasswordForm } from './password-view.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

/** The password and the sessions of whoever is signed in. */
export function securityRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/profiel/wachtwoord', { config: { needs: 'account' } }, async (request, reply) =>
    showPassword(portal, request, reply, 200, []),
  );

  app.post('/profiel/wachtwoord', { config: { needs: 'account' } }, async (request, reply) => {
    const fields = (request.body ?? {}) as Record<string, unknown>;
    const [current, password, again] = [
      oneText(fields['huidig']),
      oneText(fields['wachtwoord']),
      oneText(fields['wachtwoord_herhaling']),
    ];
    const person = personOf(request);
    const scope = asPortal(portal, request);
    const { brand, longPasswords } = portal.config;
    const names = [...(await namesOfAccount(scope, person.accountId)), brand.name, brand.company];
    const errors = await newPasswordErrors({
      password,
      again,
      names,
      longFree: longPasswords,
      language: languageOf(request),
    });
    const proof = await proveCurrent(portal, request, reply, current);
    if (errors.length > 0 || proof.proven === null)
      return showPassword(portal, request, reply, proof.status, [...proof.errors, ...errors]);
    const changed = await changePassword(portal, scope, person, {
      proven: proof.proven,
      hash: await hashPassword(password),
      token: sessionToken(portal, request),
      device: deviceToken(portal, request),
    });
    if (changed === null) return clearAndLeave(portal, reply);
    setSessionCookie(portal, reply, changed.session.token, changed.session.seconds);
    setDeviceCookie(portal, reply, changed.device);
    return reply.redirect('/profiel?gelukt=wachtwoord', 303);
  });

  app.get('/profiel/sessies', { config: { needs: 'account' } }, async (request, reply) => {
    const language = languageOf(request);
    const t = securityTexts[language];
    const person = personOf(request);
    const { sessions, links } = await sessionsOf(asPortal(portal, request), person.accountId, portal.now());
    const done = oneText((request.query as Record<string, unknown>)['gelukt']);
    const said = done === 'uitgelogd' ? t.endedText : done === 'overal' ? t.endedAllText : null;
    const page = {
      title: t.sessionsTitle,
      lead: t.sessionsLead,
      breadcrumbs: crumbs(t.title, t.sessionsTitle),
      notice: said === null ? null : ({ tone: 'success', title: t.ended, text: said } as const),
    };
    return sendPage(
      portal,
      request,
      reply,
      page,
      <Sessions
        language={language}
        sessions={sessions}
        links={links}
        current={person.sessionId}
        proof={(id) => endProof(app.formKey, person.accountId, id)}
        company={portal.config.brand.company}
      />,
    );
  });

  app.post('/profiel/sessies/einde', { config: { needs: 'account' } }, async (request, reply) => {
    const ended = await endSessions(asPortal(portal, request), personOf(request), null, portal.now());
    return ended === null ? clearAndLeave(portal, reply) : reply.redirect('/profiel/sessies?gelukt=overal', 303);
  });

  app.post<{ Params: { sessie: string } }>(
    '/profiel/sessies/:sessie/einde',
    { config: { needs: 'account', ids: { sessie: 'session' } } },
    async (request, reply) => {
      const { sessie } = request.params;
      const ended = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(sessie)
        ? await endSessions(asPortal(portal, request), personOf(request), sessie, portal.now())
        : 0;
      if (ended === null) return clearAndLeave(portal, reply);
      // A session that was ended leaves nothing behind: a second click shows by its form that it was this person's own.
      const again =
        ended === 0 &&
        isEndProof(app.formKey, personOf(request).accountId, sessie, textOf(request.body, 'bewijs', 100));
      if (ended === 0 && !again) throw notFound();
      return reply.redirect('/profiel/sessies?gelukt=uitgelogd', 303);
    },
  );
}

const crumbs = (profile: string, here: string) => [{ label: profile, href: '/profiel' }, { label: here }];

type Proven = Readonly<{
  status: 422 | 429;
  errors: readonly FieldError[];
  /** The hash it was held against. */ proven: string | null;
}>;

async function proveCurrent(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  password: string,
): Promise<Proven> {
  const language = languageOf(request);
  const t = securityTexts[language];
  if (password === '') return { status: 422, proven: null, errors: [{ field: 'huidig', message: t.noCurrent }] };
  const proof = { mail: personOf(request).mail, password, device: deviceToken(portal, request), address: request.ip };
  const verdict = await provePassword(asPortal(portal, request), proof, portal.now());
  if (verdict.kind === 'right') return { status: 422, proven: verdict.hash, errors: [] };
  if (verdict.kind === 'refused')
    return { status: 422, proven: null, errors: [{ field: 'huidig', message: t.wrongCurrent }] };
  reply.header('retry-after', Math.max(1, Math.ceil((verdict.until.getTime() - portal.now().getTime()) / 1000)));
  return {
    status: 429,
    proven: null,
    errors: [
      {
        field: 'huidig',
        message: t.blocked(moment(new Date(verdict.until.getTime() + 59_999), language)),
        later: true,
      },
    ],
  };
}

function showPassword(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  errors: readonly FieldError[],
): FastifyReply {
  const language = languageOf(request);
  const t = securityTexts[language];
  const page = { title: t.passwordTitle, lead: t.passwordLead, status, breadcrumbs: crumbs(t.title, t.passwordTitle) };
  return sendPage(
    portal,
    request,
    reply,
    page,
    <PasswordForm language={language} username={personOf(request).mail} errors={errors} />,
  );
}

function clearAndLeave(portal: Parts, reply: FastifyReply): FastifyReply {
  clearSessionCookie(portal, reply);
  return reply.redirect('/aanmelden', 303);
}
