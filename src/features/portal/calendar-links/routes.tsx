import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asCustomer, asPortal } from '../../../access/request-scope.ts';
import { inOneFlight, type CustomerScope } from '../../../access/scopes.ts';
import { signInFirst } from '../../../access/guard.ts';
import { choiceOf, isRecordId } from '../../../platform/http/address.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { textOf } from '../../../platform/http/forms.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { ErrorSummary } from '../../../ui/form.tsx';
import { onceOf } from '../../../ui/once.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { makeLink, mostLinks, withdrawLink } from './actions.ts';
import { ownLinks, type LinkKind } from './queries.ts';
import { calendarTexts } from './texts.ts';
import { CalendarLinks } from './views.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

const page = '/profiel/agenda-links';

/** /profiel/agenda-links: secret addresses for one's own calendar. */
export function calendarLinkRoutes(app: FastifyInstance, portal: Parts): void {
  app.get(page, { config: { needs: 'contact' } }, async (request, reply) => show(portal, request, reply, {}));

  // A secret is shown once, so this answers with the page itself and not with the way to it.
  app.post(page, { config: { needs: 'contact' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    const t = calendarTexts[languageOf(request)];
    const kind = choiceOf(request.body, 'soort', kindsFor(scope));
    if (kind === null) return show(portal, request, reply, { status: 422, error: t.choose });
    const link = await makeLink(asPortal(portal, request), scope.actor, kind, portal.now(), onceOf(request.body));
    if (link.kind === 'signed-out') throw signInFirst();
    if (link.kind === 'gone') return show(portal, request, reply, { status: 422, error: t.gone });
    if (link.kind !== 'made') return show(portal, request, reply, { status: 422, error: t.enough(mostLinks) });
    return show(portal, request, reply, {
      made: `${portal.baseUrl}/kalender/${link.token}.${kind === 'news' ? 'rss' : 'ics'}`,
    });
  });

  app.post<{ Params: { id: string } }>(
    `${page}/:id/intrekken`,
    { config: { needs: 'contact', ids: { id: 'token' } } },
    async (request, reply) => {
      const { id } = request.params;
      if (
        !isRecordId(id) ||
        !(await withdrawLink(asPortal(portal, request), asCustomer(portal, request).actor, id, portal.now()))
      )
        throw notFound();
      return reply.redirect(`${page}?gelukt=ingetrokken`, 303);
    },
  );
}

const kindsFor = ({ actor }: CustomerScope): readonly LinkKind[] =>
  actor.permissions.has('services:read') ? ['cancel', 'events', 'news'] : ['events', 'news'];

type Shown = Readonly<{ status?: number; error?: string; made?: string }>;

async function show(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  { status = 200, error, made }: Shown,
): Promise<FastifyReply> {
  const scope = asCustomer(portal, request);
  const language = languageOf(request);
  const t = calendarTexts[language];
  const [links] = await inOneFlight(scope, ownLinks(scope.actor, portal.now()));
  const withdrawn = made === undefined && error === undefined && textOf(request.query, 'gelukt', 20) === 'ingetrokken';
  const options = {
    title: t.title,
    lead: t.lead,
    status,
    breadcrumbs: [{ label: t.profile, href: '/profiel' }, { label: t.title }],
    notice: withdrawn ? ({ tone: 'success', title: t.withdrawn, text: t.withdrawnText } as const) : null,
  };
  return sendPage(
    portal,
    request,
    reply,
    options,
    <>
      {error !== undefined && <ErrorSummary errors={[{ field: null, message: error }]} language={language} />}
      <CalendarLinks links={links} kinds={kindsFor(scope)} made={made ?? null} language={language} />
    </>,
  );
}
