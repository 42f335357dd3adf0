import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readerOf } from '../../../access/audience.ts';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { newsPlace } from './place.ts';
import { newestSource } from '../../../ui/source.ts';
import { SourceLine } from '../../../ui/source-line.tsx';
import { TakeAlong } from '../../../ui/take-along.tsx';
import { newsRss } from './rss.ts';
import { listNews, newsBySlug } from './queries.ts';
import { newsOf } from './rules.ts';
import { newsTexts } from './texts.ts';
import { NewsArticle, NewsList } from './views.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

export function newsRoutes(app: FastifyInstance, portal: Parts): void {
  const reader = (request: FastifyRequest) => {
    const scope = asCustomer(portal, request);
    return { scope, reader: readerOf(scope.actor, dayOf(portal.now())), language: languageOf(request) };
  };

  app.get('/nieuws', { config: { needs: 'contact' } }, async (request, reply) => {
    const { scope, reader: who, language } = reader(request);
    const [rows] = await inOneFlight(scope, listNews(who));
    const t = newsTexts[language];
    const actions = (
      <ButtonLink href="/nieuws/rss" icon="rss">
        {t.rss}
      </ButtonLink>
    );
    return sendPage(
      portal,
      request,
      reply,
      { title: newsPlace[language], lead: t.newsLead, current: '/nieuws', actions },
      <>
        <NewsList language={language} items={rows.map((row) => newsOf(row, language))} />
        {rows.length > 0 && (
          <TakeAlong more={[{ label: t.rssReader, href: '/profiel/agenda-links' }]} language={language} />
        )}
        <SourceLine {...newestSource(rows)} language={language} />
      </>,
    );
  });

  app.get('/nieuws/rss', { config: { needs: 'contact' } }, async (request, reply) => {
    const { scope, language } = reader(request);
    return reply
      .header('content-type', 'application/rss+xml; charset=utf-8')
      .send(await newsRss(portal, scope, language));
  });

  app.get<{ Params: { slug: string } }>(
    '/nieuws/:slug',
    { config: { needs: 'contact', ids: { slug: 'news' } } },
    async (request, reply) => {
      const { scope, reader: who, language } = reader(request);
      const [[row]] = await inOneFlight(scope, newsBySlug({ ...who, slug: request.params.slug }));
      if (row === undefined) throw notFound();
      const item = newsOf(row, language);
      const breadcrumbs = [{ label: newsPlace[language], href: '/nieuws' }, { label: item.title }];
      return sendPage(
        portal,
        request,
        reply,
        { title: item.title, current: '/nieuws', breadcrumbs },
        <NewsArticle language={language} item={item} />,
      );
    },
  );
}
