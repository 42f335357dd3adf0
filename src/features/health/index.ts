import type { FastifyInstance } from 'fastify';
import { read, systemScope } from '../../access/scopes.ts';
import { plain } from '../../database/statement.ts';
import type { Portal } from '../../portal.ts';

/** /healthz: this process answers. /readyz: and so does the database. */
export function healthRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/healthz', { config: { needs: 'public' }, logLevel: 'warn' }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config: { needs: 'public' }, logLevel: 'warn' }, async (_request, reply) => {
    try {
      await read(systemScope(portal.database), plain('select 1'));
      return { status: 'ready' };
    } catch {
      return reply.status(503).header('retry-after', '5').send({ status: 'database_unavailable' });
    }
  });
}
