import type { FastifyReply, FastifyRequest } from 'fastify';
import { holdAgainst } from '../../../access/guard.ts';
import { formMarks, madeFor, signedFor } from '../../../access/made-for.ts';
import { pathAndQuery } from '../../../platform/http/address.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { sendErrorPage } from './page.tsx';
import { doorAfter, keepTyped } from '../../identity/kept-forms/index.ts';
import { actorOf, isSigningOut, sayGoodbye } from '../../identity/sessions/index.ts';
import { answerElsewhere } from './elsewhere.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

/**
 * Access ended, or became less, while a form was on its way: nothing of it was done. Its text is kept, and its sender
 * gets what they would get now: the page to sign in, the form of the other organisation, a page that is not there for
 * them, or the page of the form once more.
 */
export async function answerChanged(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const before = request.actor;
  const { sent } = request;
  request.standing = null;
  request.actor = await actorOf(portal, request);
  const { actor } = request;
  if (actor === null && isSigningOut(request)) return sayGoodbye(portal, reply);
  if (actor !== null && madeFor(actor) !== madeFor(before)) {
    return answerElsewhere(portal, request, reply, {
      ...sent,
      [formMarks.madeFor]: signedFor(request.server.formKey, before),
    });
  }
  try {
    if (actor !== null) holdAgainst(request.routeOptions.config.needs ?? 'staff', actor);
  } catch {
    return sendErrorPage(portal, request, reply.status(404), { status: 404, code: 'not_found' });
  }
  const kept = await keepTyped(portal, request, reply, sent, 'ended');
  if (actor !== null) return reply.redirect(kept?.page ?? pathAndQuery(request.url), 303);
  return reply.redirect(doorAfter(kept, sent), 303);
}
