import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Portal } from '../../../portal.ts';
import { lifetimeMs } from './actions.ts';

type Parts = Pick<Portal, 'baseUrl'>;

const isSecure = (portal: Parts) => portal.baseUrl.startsWith('https:');
const nameOf = (portal: Parts) => (isSecure(portal) ? '__Host-concept' : 'concept');

/** The key to what this browser left behind in forms, or null. */
export function keptToken(portal: Parts, request: FastifyRequest): string | null {
  const token = request.cookies[nameOf(portal)];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
}

export function setKeptCookie(portal: Parts, reply: FastifyReply, token: string): void {
  reply.setCookie(nameOf(portal), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(portal),
    maxAge: lifetimeMs / 1000,
  });
}
