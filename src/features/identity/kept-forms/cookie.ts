import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Portal } from '../../../portal.ts';
import { lifetimeMs } from './actions.ts';

const isSecure = (portal: Portal) => portal.baseUrl.startsWith('https:');
const nameOf = (portal: Portal) => (isSecure(portal) ? '__Host-concept' : 'concept');

/** The key to what this browser left behind in forms, or null. */
export function keptToken(portal: Portal, request: FastifyRequest): string | null {
  const token = request.cookies[nameOf(portal)];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
}

export function setKeptCookie(portal: Portal, reply: FastifyReply, token: string): void {
  reply.setCookie(nameOf(portal), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(portal),
    maxAge: lifetimeMs / 1000,
  });
}
