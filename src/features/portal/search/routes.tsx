import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readerOf } from '../../../access/audience.ts';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { choose } from '../../../platform/text/choose.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { languageOf, sendHtml, sendPage } from '../../../ui/respond.tsx';
import { dueDay } from '../../billing/invoices/index.ts';
import { listFaq } from '../../content/faq/index.ts';
import { pagesNamed } from './named-pages.ts';
import { readQuestion, type Question } from './inputs.ts';
import { kindsFor } from './kinds.ts';
import { alike, kindsAsked, searchAll } from './queries.ts';
import { Results } from './results-view.tsx';
import { outcomeOf } from './rules.ts';
import { SearchForm, Start } from './search-view.tsx';
import { searchTexts } from './texts.ts';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

const perGroup = 5;
const perGroupInPanel = 3;
const perKind = 100;

/**
 * /zoeken: one search over everything this person may see; /zoeken/snel is the same for under the box in the header.
 */
export function searchRoutes(app: FastifyInstance, portal: Parts): void {
  async function search(request: FastifyRequest, question: Question, most: number) {
    const scope = asCustomer(portal, request);
    const [now, language] = [portal.now(), languageOf(request)];
    const today = dayOf(now);
    const [hits] =
      question.phrase === '' || kindsAsked(scope, question).length === 0
        ? [[]]
        : await inOneFlight(scope, searchAll(scope, question, { today, english: language === 'en', most }));
    return {
      outcome: outcomeOf(hits, question, alike),
      pages: question.kind === null ? pagesNamed(request.server.menus, scope.actor, language, question) : [],
      reading: { question, today, dueDay: dueDay(portal), now, language },
    };
  }

  app.get('/zoeken', { config: { needs: 'contact' } }, async (request, reply) => {
    const question = readQuestion(request.query);
    const language = languageOf(request);
    const t = searchTexts[language];
    const title = question.text === '' ? t.title : `${question.text} · ${t.title}`;
    const content =
      question.text === '' ? (
        await start(request)
      ) : (
        <Results {...await search(request, question, question.kind === null ? perGroup : perKind)} />
      );
    return sendPage(
      portal,
      request,
      reply,
      { title, heading: t.title, current: '/zoeken' },
      <>
        <SearchForm text={question.text} language={language} />
        <div id="zoekresultaten">{content}</div>
      </>,
    );
  });

  app.get('/zoeken/snel', { config: { needs: 'contact' } }, async (request, reply) => {
    const question = readQuestion(request.query);
    return sendHtml(
      reply,
      <div id="zoekresultaten">
        {question.text !== '' && <Results {...await search(request, question, perGroupInPanel)} panel />}
      </div>,
    );
  });

  async function start(request: FastifyRequest) {
    const scope = asCustomer(portal, request);
    const language = languageOf(request);
    const [rows] = await inOneFlight(scope, listFaq(readerOf(scope.actor, dayOf(portal.now()))));
    const newest = [...rows].sort((a, b) => b.imported_at.getTime() - a.imported_at.getTime()).slice(0, 5);
    return (
      <Start
        kinds={kindsFor(scope.actor.permissions)}
        questions={newest.map((row) => choose(language, row.question_nl, row.question_en).text)}
        language={language}
      />
    );
  }
}
