import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readerOf } from '../../../access/audience.ts';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { disposition } from '../../../platform/http/send-file.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { agendaPlace } from './place.ts';
import { newestSource } from '../../../ui/source.ts';
import { SourceLine } from '../../../ui/source-line.tsx';
import { calendar } from './feeds.ts';
import { eventBySlug, listEvents } from './queries.ts';
import { eventOf, splitByNow } from './rules.ts';
import { newsTexts } from './texts.ts';
import { Agenda, EventDetail, OwnCalendar } from './views.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

export function agendaRoutes(app: FastifyInstance, portal: Parts): void {
  const reader = (request: FastifyRequest) => {
    const scope = asCustomer(portal, request);
    return { scope, reader: readerOf(scope.actor, dayOf(portal.now())), language: languageOf(request) };
  };
  const calendarType = 'text/calendar; charset=utf-8';

  app.get('/agenda', { config: { needs: 'contact' } }, async (request, reply) => {
    const { scope, reader: who, language } = reader(request);
    const [rows] = await inOneFlight(scope, listEvents(who));
    const t = newsTexts[language];
    return sendPage(
      portal,
      request,
      reply,
      { title: agendaPlace[language], lead: t.agendaLead, current: '/agenda' },
      <>
        <Agenda
          language={language}
          {...splitByNow(
            rows.map((row) => eventOf(row, language)),
            portal.now(),
          )}
        />
        <OwnCalendar language={language} any={rows.length > 0} />
        <SourceLine {...newestSource(rows)} language={language} />
      </>,
    );
  });

  app.get('/agenda/ics', { config: { needs: 'contact' } }, async (request, reply) => {
    const { scope, reader: who, language } = reader(request);
    const [rows] = await inOneFlight(scope, listEvents(who));
    const name = `${agendaPlace[language]} · ${portal.config.brand.name}`;
    return reply
      .headers({ 'content-type': calendarType, 'content-disposition': disposition('attachment', 'agenda.ics') })
      .send(
        calendar(
          rows.map((row) => eventOf(row, language)),
          { name, baseUrl: portal.baseUrl },
        ),
      );
  });

  app.get<{ Params: { slug: string } }>(
    '/agenda/:slug',
    { config: { needs: 'contact', ids: { slug: 'event' } } },
    async (request, reply) => {
      const { scope, reader: who, language } = reader(request);
      const [[row]] = await inOneFlight(scope, eventBySlug({ ...who, slug: request.params.slug }));
      if (row === undefined) throw notFound();
      const event = eventOf(row, language);
      const breadcrumbs = [{ label: agendaPlace[language], href: '/agenda' }, { label: event.title }];
      const actions = (
        <ButtonLink href={`/agenda/${encodeURIComponent(event.slug)}/ics`} icon="calendar-days">
          {newsTexts[language].calendar}
        </ButtonLink>
      );
      return sendPage(
        portal,
        request,
        reply,
        { title: event.title, current: '/agenda', breadcrumbs, actions },
        <EventDetail language={language} event={event} />,
      );
    },
  );

  app.get<{ Params: { slug: string } }>(
    '/agenda/:slug/ics',
    { config: { needs: 'contact', ids: { slug: 'event' } } },
    async (request, reply) => {
      const { scope, reader: who, language } = reader(request);
      const [[row]] = await inOneFlight(scope, eventBySlug({ ...who, slug: request.params.slug }));
      if (row === undefined) throw notFound();
      const event = eventOf(row, language);
      return reply
        .headers({ 'content-type': calendarType, 'content-disposition': disposition('attachment', `${row.slug}.ics`) })
        .send(calendar([event], { name: event.title, baseUrl: portal.baseUrl }));
    },
  );
}
