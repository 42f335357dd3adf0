import type { FastifyReply, FastifyRequest } from 'fastify';
import { headersOf } from '../../../platform/http/headers.ts';
import type { PageParts } from '../../../portal.ts';
import { sendErrorPage } from './page.tsx';

/**
 * Answers a request whose address cannot be read (Fastify's `frameworkErrors`): no route, so no hook ran. It never
 * repeats the address.
 */
export function answerUnreadable(portal: PageParts, { https }: Readonly<{ https: boolean }>) {
  const headers = headersOf({ https, scripts: portal.assets.allowed });
  return (_error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    reply.status(400).headers(headers);
    if ((request.raw.url ?? '').startsWith('/api/')) {
      return void reply
        .header('content-type', 'application/json; charset=utf-8')
        .send({ error: { code: 'bad_address', message: 'This address cannot be read.' } });
    }
    // Who asks and their cookies are read by hooks; only the language is taken here.
    const [, taal = 'nl'] = /(?:^|;\s*)taal=(en|nl)(?:;|$)/.exec(request.headers.cookie ?? '') ?? [];
    Object.assign(request, { cookies: { taal }, actor: null, entry: null, standing: null, sent: null, kept: null });
    sendErrorPage(portal, request, reply, { status: 400, code: 'bad_address' });
  };
}
