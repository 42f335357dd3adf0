// Whether the portal lives, is ready, and how it fares.
import type { FastifyInstance } from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';
import { inOneFlight, systemScope } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { portalVersion } from '../../../platform/version.ts';
import type { Portal } from '../../../portal.ts';
import { isMachine } from '../../identity/api-keys/index.ts';

type Parts = Pick<Portal, 'database' | 'now'>;

export { figuresOf } from './figures.ts';

/**
 * /healthz: this process answers; who brings a key of the API also learns its version. /readyz: and so does the
 * database, and jobs are taken.
 */
export function healthRoutes(app: FastifyInstance, portal: Parts, hasStarted: () => boolean): void {
  app.get('/healthz', { config: { needs: 'public' }, logLevel: 'warn' }, async (request) => ({
    status: 'ok',
    ...((await isMachine(portal, request)) ? { version: portalVersion } : {}),
  }));
  app.get('/readyz', { config: { needs: 'public' }, logLevel: 'warn' }, async (_request, reply) => {
    if (!hasStarted()) return reply.status(503).header('retry-after', '1').send({ status: 'starting' });
    try {
      if (await inTime(inOneFlight(systemScope(portal.database), plain('select 1')))) return { status: 'ready' };
      throw new Error('The database does not answer in time.');
    } catch {
      return reply.status(503).header('retry-after', '5').send({ status: 'database_unavailable' });
    }
  });
}

// Who watches over the portal does not wait long: no answer is an answer.
const patienceMs = 2_000;

async function inTime(asked: Promise<unknown>): Promise<boolean> {
  const patience = new AbortController();
  const late = pause(patienceMs, false, { signal: patience.signal, ref: false }).catch(() => false);
  return Promise.race([asked.then(() => true), late]).finally(() => patience.abort());
}
