import type { FastifyInstance } from 'fastify';
import { readerOf } from '../../../access/audience.ts';
import { asPortal } from '../../../access/request-scope.ts';
import { customerScope, inOneFlight, type CustomerScope } from '../../../access/scopes.ts';
import { networkAddress } from '../../../platform/http/address.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { Portal } from '../../../portal.ts';
import { agendaPlace } from '../../content/news/index.ts';
import { calendar, eventOf, listEvents, newsRss } from '../../content/news/index.ts';
import { renewingServices, renewingSoon } from '../../services/subscriptions/index.ts';
import { cancelCalendar } from './cancel-calendar.ts';
import { holderOf } from './queries.ts';
import { calendarTexts } from './texts.ts';
import { isToken } from './token.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'database' | 'now'>;

/** How far ahead the last days to cancel are told: the longest usual term. */
const horizonDays = 5 * 366;

/**
 * /kalender/<secret>.ics and .rss: what a calendar program or a reader of feeds reads without signing in. The rights
 * are those of the contact who made the link, of this moment: an ended contact, a lost right or a withdrawn link is a
 * 404 like any other.
 */
export function calendarFeedRoutes(app: FastifyInstance, portal: Parts): void {
  app.get<{ Params: { token: string } }>(
    '/kalender/:token',
    { config: { needs: 'public', ids: { token: 'token' } } },
    async (request, reply) => {
      const token = request.params.token.replace(/\.(ics|rss)$/, '');
      if (!isToken(token)) throw notFound();
      const holder = await holderOf(asPortal(portal, request), token, portal.now());
      if (holder === null || (holder.kind === 'cancel' && !holder.actor.permissions.has('services:read')))
        throw notFound();
      const scope = customerScope(portal.database, holder.actor, {
        address: networkAddress(request.ip),
        requestId: String(request.id),
      });
      if (holder.kind === 'news')
        return reply
          .headers({ 'content-type': 'application/rss+xml; charset=utf-8', 'x-robots-tag': 'noindex' })
          .send(await newsRss(portal, scope, holder.actor.language));
      const text = holder.kind === 'cancel' ? await cancelText(portal, scope) : await eventsText(portal, scope);
      return reply
        .headers({
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': `attachment; filename="${holder.kind === 'cancel' ? 'opzegkalender' : 'agenda'}.ics"`,
          'x-robots-tag': 'noindex',
        })
        .send(text);
    },
  );
}

async function cancelText(portal: Parts, scope: CustomerScope): Promise<string> {
  const now = portal.now();
  const { language, customerName } = scope.actor;
  const [services] = await inOneFlight(scope, renewingServices(scope.customerId));
  const name = `${calendarTexts[language].kinds.cancel} · ${customerName}`;
  return cancelCalendar(renewingSoon(services, dayOf(now), horizonDays), {
    name,
    baseUrl: portal.baseUrl,
    language,
    now,
  });
}

async function eventsText(portal: Parts, scope: CustomerScope): Promise<string> {
  const { language } = scope.actor;
  const [rows] = await inOneFlight(scope, listEvents(readerOf(scope.actor, dayOf(portal.now()))));
  return calendar(
    rows.map((row) => eventOf(row, language)),
    { name: `${agendaPlace[language]} · ${portal.config.brand.name}`, baseUrl: portal.baseUrl },
  );
}
