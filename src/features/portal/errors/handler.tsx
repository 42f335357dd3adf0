import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SessionChanged } from '../../../access/entry.ts';
import { FormElsewhere } from '../../../access/made-for.ts';
import { databaseIsAway } from '../../../database/lost.ts';
import { pathAndQuery } from '../../../platform/http/address.ts';
import { Refusal } from '../../../platform/http/errors.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { actorOf, offerElsewhere } from '../../identity/sessions/index.ts';
import { answerChanged } from './changed.ts';
import { answerElsewhere } from './elsewhere.tsx';
import { failureOf, type Failure } from './failure.ts';
import { pageBefore, pageMeant } from './page-meant.ts';
import { sendErrorPage } from './page.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

/**
 * One place turns what was thrown into an answer: a page for people, JSON with a stable code for machines. `pages`: the
 * patterns of all addresses with a page.
 */
export function handleErrors(app: FastifyInstance, portal: Parts, pages: () => readonly string[]): void {
  const isRead = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD';
  const meantBy = (request: FastifyRequest) => (isRead(request) ? pageMeant(pathAndQuery(request.url), pages()) : null);
  const before = (request: FastifyRequest) => (isRead(request) ? pageBefore(pathAndQuery(request.url), pages()) : null);
  app.setNotFoundHandler(async (request, reply) => {
    const meant = meantBy(request);
    if (meant !== null) return reply.redirect(meant, 301);
    const page = before(request);
    if (page !== null) return reply.redirect(page, 302);
    await recognise(portal, request);
    return answer(portal, request, reply, {
      status: 404,
      code: 'not_found',
      message: 'There is nothing at this address.',
      retryAfter: null,
    });
  });
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const failure = failureOf(error);
    tell(request, error, failure);
    forgetUnconfirmed(request);
    if (error instanceof SessionChanged)
      return request.standing === null
        ? reply.redirect(pathAndQuery(request.url), 303)
        : answerChanged(portal, request, reply);
    if (error instanceof FormElsewhere) return answerElsewhere(portal, request, reply, error.fields);
    // "/facturen/" is the page of an invoice without a number.
    const meant = failure.status === 404 && /\/(\?|$)/.test(request.url) ? meantBy(request) : null;
    if (meant !== null) return reply.redirect(meant, 301);
    if (failure.status === 404) await recognise(portal, request);
    const elsewhere = failure.status === 404 ? await offerElsewhere(portal, request, reply).catch(() => null) : null;
    if (elsewhere !== null) return elsewhere;
    // Last: what is asked may end with a stop itself, here or at another organisation.
    const page = failure.status === 404 ? before(request) : null;
    return page === null ? answer(portal, request, reply, failure) : reply.redirect(page, 302);
  });
}

/**
 * A line for what the operator can do something about. What is refused on purpose is in the line of the request, and a
 * session that changed under a page is no failure at all; while the database is away every request would say the same
 * at length.
 */
function tell(request: FastifyRequest, error: FastifyError, failure: Failure): void {
  if (failure.status < 500 || error instanceof Refusal || error instanceof SessionChanged) return;
  if (databaseIsAway(error) || failure.code === 'in_use')
    request.log.warn({ code: error.code, reason: error.message }, 'no database for this request');
  else request.log.error({ err: error }, 'request failed');
}

/**
 * A missing page keeps the menu of who is signed in, also when the address was refused before anybody asked who that
 * is.
 */
async function recognise(portal: Parts, request: FastifyRequest): Promise<void> {
  if (!isForMachines(request)) request.actor ??= await actorOf(portal, request).catch(() => null);
}

/** Who was only remembered, and not confirmed before it went wrong, is nobody. */
function forgetUnconfirmed(request: FastifyRequest): void {
  if (request.entry === null || request.entry.isConfirmed()) return;
  request.actor = null;
  request.entry = null;
}

const isForMachines = (request: FastifyRequest) => request.url.startsWith('/api/');

function answer(portal: Parts, request: FastifyRequest, reply: FastifyReply, failure: Failure): FastifyReply {
  reply.status(failure.status);
  if (failure.retryAfter !== null) reply.header('retry-after', failure.retryAfter);
  if (isForMachines(request)) {
    if (failure.status === 401) reply.header('www-authenticate', 'Bearer');
    return reply.header('content-type', 'application/json; charset=utf-8').send({
      error: {
        code: failure.code,
        message: failure.message,
        ...(failure.status === 404 ? {} : { requestId: String(request.id) }),
      },
    });
  }
  if (failure.code === 'sign_in_required') {
    const back = request.method === 'GET' ? pathAndQuery(request.url) : '/';
    return reply.redirect(back === '/' ? '/aanmelden' : `/aanmelden?terug=${encodeURIComponent(back)}`, 303);
  }
  return sendErrorPage(portal, request, reply, failure);
}
