import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { badRequest, notFound } from './errors.ts';

/** `scripts`: the only texts that may stand in a page as a script, byte for byte. */
export type Answers = Readonly<{ https: boolean; scripts?: readonly string[] }>;

const policy = (scripts: readonly string[]) =>
  [
    "default-src 'none'",
    [
      "script-src 'self'",
      ...scripts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`),
    ].join(' '),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "manifest-src 'self'",
  ].join('; ');

/** What every answer carries, also errors and files. */
export const headersOf = ({ https, scripts = [] }: Answers) =>
  Object.freeze({
    'content-security-policy': policy(scripts),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), browsing-topics=()',
    'x-frame-options': 'DENY',
    'cache-control': 'private, no-store',
    ...(https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  });

/**
 * Puts the security headers on every answer to a request that could be read; an address with a NUL in it is none of
 * ours.
 */
export function securityHeaders(app: FastifyInstance, answers: Answers): void {
  const headers = headersOf(answers);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    oneHostOnly(request.raw);
    if (/%00/.test(request.url.split('?', 1)[0]!)) throw notFound();
  });
}

/** One Host, neither none nor two (RFC 9112, 3.2): of two, a proxy in front may have looked at the other. */
function oneHostOnly({ rawHeaders, httpVersion }: IncomingMessage): void {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!;
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++;
  }
  if (hosts > 1 || (hosts === 0 && httpVersion === '1.1')) throw badRequest('bad_host', 'Send one Host header.');
}
