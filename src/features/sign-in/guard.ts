import type { FastifyInstance, FastifyRequest } from 'fastify';
import { holdAgainst, sameOriginOnly } from '../../access/guard.ts';
import { asPortal } from '../../access/request-scope.ts';
import type { Portal } from '../../portal.ts';
import { sessionToken } from './cookie.ts';
import { actorOfSession } from './session-queries.ts';

/** Before anything of a page runs: whose session is this, and may they? */
export function guardPages(app: FastifyInstance, portal: Portal): void {
  app.addHook('onRequest', async (request) => {
    sameOriginOnly(request, portal.baseUrl);
    request.actor = await actorOf(portal, request);
    holdAgainst(request.routeOptions.config.needs ?? 'staff', request.actor);
  });
}

/** The signed-in person, or null. */
export async function actorOf(portal: Portal, request: FastifyRequest) {
  const token = sessionToken(portal, request);
  return token === null ? null : actorOfSession(asPortal(portal, request), token, portal.now());
}
