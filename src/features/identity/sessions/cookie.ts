import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Portal } from '../../../portal.ts';

type Parts = Pick<Portal, 'baseUrl'>;

// With https the name itself forbids other hosts and paths to set it.
const cookieName = (portal: Parts, name: 'sessie' | 'toestel') => (isSecure(portal) ? `__Host-${name}` : name);
const isSecure = (portal: Parts) => portal.baseUrl.startsWith('https:');
const settings = (portal: Parts) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(portal) }) as const;
const deviceSeconds = 365 * 24 * 3600;

function tokenIn(portal: Parts, request: FastifyRequest, name: 'sessie' | 'toestel'): string | null {
  const token = request.cookies[cookieName(portal, name)];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
}

export const sessionToken = (portal: Parts, request: FastifyRequest) => tokenIn(portal, request, 'sessie');
/** The token of a browser that somebody signed in with before. */
export const deviceToken = (portal: Parts, request: FastifyRequest) => tokenIn(portal, request, 'toestel');

/** `seconds` null: until the browser closes. */
export function setSessionCookie(portal: Parts, reply: FastifyReply, token: string, seconds: number | null): void {
  reply.setCookie(cookieName(portal, 'sessie'), token, {
    ...settings(portal),
    ...(seconds === null ? {} : { maxAge: seconds }),
  });
}

export function setDeviceCookie(portal: Parts, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName(portal, 'toestel'), token, { ...settings(portal), maxAge: deviceSeconds });
}

export function clearSessionCookie(portal: Parts, reply: FastifyReply): void {
  reply.clearCookie(cookieName(portal, 'sessie'), settings(portal));
}
