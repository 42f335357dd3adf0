import type { FastifyReply, FastifyRequest } from 'fastify';
import { asPortal } from '../../../access/request-scope.ts';
import type { Language } from '../../../platform/text/language.ts';
import type { Portal } from '../../../portal.ts';
import { chooseLanguage } from './actions.ts';

type Parts = Pick<Portal, 'baseUrl' | 'database'>;

const yearSeconds = 365 * 24 * 3600;

/** Keeps the language on this device, and for whoever is signed in on their account. */
export async function keepLanguage(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
): Promise<void> {
  reply.setCookie('taal', language, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: portal.baseUrl.startsWith('https:'),
    maxAge: yearSeconds,
  });
  if (request.actor !== null && request.actor.kind !== 'machine')
    await chooseLanguage(asPortal(portal, request), request.actor, language);
}
