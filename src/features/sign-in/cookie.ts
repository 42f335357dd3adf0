import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Portal } from '../../portal.ts';

// With https the name itself forbids other hosts and paths to set it.
const cookieName = (portal: Portal) => (isSecure(portal) ? '__Host-sessie' : 'sessie');
const isSecure = (portal: Portal) => portal.baseUrl.startsWith('https:');

export function sessionToken(portal: Portal, request: FastifyRequest): string | null {
  const token = request.cookies[cookieName(portal)];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
}

/** `seconds` null: until the browser closes. */
export function setSessionCookie(portal: Portal, reply: FastifyReply, token: string, seconds: number | null): void {
  reply.setCookie(cookieName(portal), token, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(portal), ...(seconds === null ? {} : { maxAge: seconds }) });
}

export function clearSessionCookie(portal: Portal, reply: FastifyReply): void {
  reply.clearCookie(cookieName(portal), { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(portal) });
}
