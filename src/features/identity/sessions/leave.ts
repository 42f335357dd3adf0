import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Portal } from '../../../portal.ts';
import { clearSessionCookie } from './cookie.ts';

type Parts = Pick<Portal, 'baseUrl'>;

/** Takes the session from the browser, with everything it kept of these pages. */
export function leave(portal: Parts, reply: FastifyReply): FastifyReply {
  clearSessionCookie(portal, reply);
  return reply.header('clear-site-data', '"cache", "storage", "prefetchCache"');
}

/** Who asks to be signed out and is so already, by a second click or because the session ended, is told the same. */
export const isSigningOut = (request: FastifyRequest): boolean =>
  request.method === 'POST' && request.routeOptions.url === '/afmelden';

/** The page that says: you are signed out. */
export const sayGoodbye = (portal: Parts, reply: FastifyReply): FastifyReply =>
  leave(portal, reply).redirect('/aanmelden?gelukt=afgemeld', 303);
