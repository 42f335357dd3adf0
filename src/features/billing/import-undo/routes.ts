import type { FastifyInstance, FastifyRequest } from 'fastify';
import { asMachine } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { badRequest, notFound, Refusal } from '../../../platform/http/errors.ts';
import { cut } from '../../../platform/text/cut.ts';
import type { Portal } from '../../../portal.ts';
import type { Kind } from '../../intake/import-kinds/index.ts';
import { undoRun } from './actions.ts';
import { moveInvoice } from './move-actions.ts';
import { moveOperation, runsOperation, undoOperation } from './operations.ts';
import { newestRuns } from './queries.ts';
import { answerOf } from './report.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'database' | 'files' | 'now'>;

/** What machines may take back: a run, or an invoice from the wrong customer. */
export function undoRoutes(app: FastifyInstance, portal: Parts, kinds: readonly Kind[]): void {
  app.get('/api/v1/runs', { config: { needs: 'machine', ...runsOperation } }, async (request) => {
    const { kind, source } = words(request, ['kind', 'source']);
    const [runs] = await inOneFlight(asMachine(portal, request), newestRuns(kind ?? null, source ?? null, 100));
    return { runs };
  });

  app.post<{ Params: { id: string } }>(
    '/api/v1/runs/:id/undo',
    { config: { needs: 'machine', ids: { id: 'run' }, ...undoOperation } },
    async (request) => {
      const asked = words(request, ['dryRun', 'force', 'tell']);
      const options = { dryRun: yes(asked, 'dryRun'), force: yes(asked, 'force'), tell: yes(asked, 'tell') };
      const report = await undoRun(asMachine(portal, request), portal, kinds, numberOf(request.params.id), options);
      if (report === null) throw notFound();
      return answerOf(report);
    },
  );

  app.post<{ Params: { id: string } }>(
    '/api/v1/invoices/:id/move',
    { config: { needs: 'machine', ids: { id: 'record' }, ...moveOperation } },
    async (request) => {
      const asked = words(request, ['customer', 'dryRun']);
      if (!asked['customer']) throw badRequest('wrong_query', 'Name the customer it is of: ?customer=NUMBER.');
      const outcome = await moveInvoice(
        asMachine(portal, request),
        portal,
        { id: numberOf(request.params.id) },
        asked['customer'],
        { dryRun: yes(asked, 'dryRun') },
      );
      if (outcome.result === 'unknown-invoice') throw notFound();
      if (outcome.result === 'unknown-customer')
        throw new Refusal(422, 'unknown_customer', `There is no customer ${cut(asked['customer'], 60)}.`);
      return outcome;
    },
  );
}

function numberOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw notFound();
  return Number(text);
}

/** What stands behind the `?`. A word we do not know is refused: a misspelt dryRun must not take anything back. */
function words(request: FastifyRequest, allowed: readonly string[]): Readonly<Record<string, string | undefined>> {
  const given = Object.entries(request.query as Record<string, unknown>);
  for (const [name, value] of given) {
    if (!allowed.includes(name))
      throw badRequest('unknown_parameter', `There is no parameter "${cut(name, 60)}". Use ${allowed.join(', ')}.`);
    if (typeof value !== 'string' || value.length > 200 || /[\u0000-\u001f]/.test(value))
      throw badRequest('wrong_query', `Send "${name}" once, in at most 200 characters.`);
  }
  return Object.fromEntries(given) as Record<string, string>;
}

function yes(asked: Readonly<Record<string, string | undefined>>, name: string): boolean {
  const word = asked[name];
  if (word === undefined || ['0', 'false'].includes(word)) return false;
  if (['1', 'true'].includes(word)) return true;
  throw badRequest('not_yes_or_no', `"${name}" is 1 or 0.`);
}
