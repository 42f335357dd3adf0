import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asPortal } from '../../../access/request-scope.ts';
import { networkAddress } from '../../../platform/http/address.ts';
import { oneText, textOf } from '../../../platform/http/forms.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { moment } from '../../../ui/format.ts';
import type { FieldError } from '../../../ui/form.tsx';
import { deviceLanguage, languageOf, sendPage } from '../../../ui/respond.tsx';
import { deviceToken, insideOf, sessionToken, setDeviceCookie, setSessionCookie } from '../sessions/index.ts';
import { mailOf, signIn, type SignedIn } from './sign-in.ts';
import { signInTexts } from './texts.ts';
import { SignInForm } from './views.tsx';
import { wayBack } from '../../../platform/http/way-back.ts';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

type Shown = Readonly<{
  status?: number;
  mail?: string;
  remember?: boolean;
  errors?: readonly FieldError[];
  notice?: Parameters<typeof SignInForm>[0]['notice'];
}>;

/** /aanmelden: the form, and what happens when it is sent. */
export function signInRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/aanmelden', { config: { needs: 'public' } }, async (request, reply) => {
    const { terug, gelukt } = request.query as Record<string, unknown>;
    const back = wayBack(oneText(terug), portal.baseUrl);
    if (request.actor !== null && request.actor.kind !== 'machine')
      return reply.redirect(insideOf(back, request.actor.kind === 'staff' ? request.actor : { staffId: null }), 303);
    const t = signInTexts[languageOf(request)];
    const notices: Readonly<Record<string, Shown['notice']>> = {
      wachtwoord: { tone: 'success', title: t.passwordSet, text: t.passwordSetText },
      bewaard: { tone: 'warning', title: t.textKept, text: t.textKeptText },
      'niet-bewaard': { tone: 'warning', title: t.textKept, text: t.textLostText },
      afgemeld: { tone: 'success', title: t.signedOut, text: t.signedOutText },
    };
    return show(portal, request, reply, back, { notice: notices[oneText(gelukt)] ?? null });
  });

  app.post('/aanmelden', { config: { needs: 'public' } }, async (request, reply) => {
    const t = signInTexts[languageOf(request)];
    const body = request.body as Record<string, unknown> | null;
    const back = wayBack(textOf(body, 'terug', 2000), portal.baseUrl);
    const mail = mailOf(oneText(body?.['gebruikersnaam']));
    const password = oneText(body?.['wachtwoord']);
    const remember = textOf(body, 'onthouden') === 'ja';
    const errors = [
      ...(mail === '' ? [{ field: 'gebruikersnaam', message: t.noUsername }] : []),
      ...(password === '' ? [{ field: 'wachtwoord', message: t.noPassword }] : []),
    ];
    if (errors.length > 0) return show(portal, request, reply, back, { status: 422, mail, remember, errors });
    const attempt = {
      mail,
      password,
      remember,
      device: deviceToken(portal, request),
      session: sessionToken(portal, request),
      language: deviceLanguage(request),
      userAgent: request.headers['user-agent'] ?? null,
      address: networkAddress(request.ip),
    };
    const outcome = await signIn(asPortal(portal, request), attempt, portal.now());
    if (outcome.kind === 'blocked') return showBlocked(portal, request, reply, back, { mail, remember }, outcome.until);
    if (outcome.kind === 'refused')
      return show(portal, request, reply, back, {
        status: 422,
        mail,
        remember,
        errors: [{ field: null, message: t.refused }],
      });
    return letIn(portal, reply, outcome, back);
  });
}

function letIn(portal: Parts, reply: FastifyReply, { door, session, device }: SignedIn, back: string): FastifyReply {
  setSessionCookie(portal, reply, session.token, session.seconds);
  setDeviceCookie(portal, reply, device);
  return reply.redirect(insideOf(back, door), 303);
}

const hour = 3_600_000;

function showBlocked(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  back: string,
  { mail, remember }: Shown,
  until: Date,
): FastifyReply {
  const language = languageOf(request);
  const t = signInTexts[language];
  const wait = Math.max(1, Math.ceil((until.getTime() - portal.now().getTime()) / 1000));
  reply.header('retry-after', wait);
  const text =
    wait * 1000 > 24 * hour ? t.blockedLong : t.blocked(moment(new Date(until.getTime() + 59_999), language));
  return show(portal, request, reply, back, {
    status: 429,
    mail,
    remember,
    notice: { tone: 'warning', title: t.blockedTitle, text },
  });
}

function show(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  back: string,
  { status = 200, mail = '', remember = false, errors = [], notice = null }: Shown,
): FastifyReply {
  const language = languageOf(request);
  const { brand } = portal.config;
  const t = signInTexts[language];
  return sendPage(
    portal,
    request,
    reply,
    { title: t.title, lead: t.lead(brand.name), status },
    <SignInForm
      language={language}
      brand={brand}
      mail={mail}
      remember={remember}
      back={back}
      errors={errors}
      notice={notice}
    />,
  );
}
