import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SessionChanged } from '../../access/entry.ts';
import { Refusal } from '../../platform/http/errors.ts';
import type { Portal } from '../../portal.ts';
import { actorOf } from '../sign-in/index.ts';
import { sendErrorPage } from './page.tsx';

type Failure = { status: number; code: string; message: string; retryAfter: number | null };

/** One place turns what was thrown into an answer: a page for people, JSON with a stable code for machines. */
export function handleErrors(app: FastifyInstance, portal: Portal): void {
  app.setNotFoundHandler(async (request, reply) => {
    await recognise(portal, request);
    return answer(portal, request, reply, { status: 404, code: 'not_found', message: 'There is nothing at this address.', retryAfter: null });
  });
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const failure = failureOf(error);
    // What is refused on purpose is in the line of the request, and a session that changed under a page is no failure at all.
    if (failure.status >= 500 && !(error instanceof Refusal || error instanceof SessionChanged)) request.log.error({ err: error }, 'request failed');
    forgetUnconfirmed(request);
    if (error instanceof SessionChanged) return reply.redirect(request.url, 303);
    if (failure.status === 404) await recognise(portal, request);
    return answer(portal, request, reply, failure);
  });
}

/** A missing page keeps the menu of who is signed in, also when the address was refused before anybody asked who that is. */
async function recognise(portal: Portal, request: FastifyRequest): Promise<void> {
  if (!isForMachines(request)) request.actor ??= await actorOf(portal, request).catch(() => null);
}

/** Who was only remembered, and not confirmed before it went wrong, is nobody. */
function forgetUnconfirmed(request: FastifyRequest): void {
  if (request.entry === null || request.entry.isConfirmed()) return;
  request.actor = null;
  request.entry = null;
}

const isForMachines = (request: FastifyRequest) => request.url.startsWith('/api/');

function answer(portal: Portal, request: FastifyRequest, reply: FastifyReply, failure: Failure): FastifyReply {
  reply.status(failure.status);
  if (failure.retryAfter !== null) reply.header('retry-after', failure.retryAfter);
  if (isForMachines(request)) {
    if (failure.status === 401) reply.header('www-authenticate', 'Bearer');
    return reply.header('content-type', 'application/json; charset=utf-8').send({ error: { code: failure.code, message: failure.message, ...(failure.status === 404 ? {} : { requestId: String(request.id) }) } });
  }
  if (failure.code === 'sign_in_required') {
    const back = request.method === 'GET' ? request.url : '/';
    return reply.redirect(back === '/' ? '/aanmelden' : `/aanmelden?terug=${encodeURIComponent(back)}`, 303);
  }
  return sendErrorPage(portal, request, reply, failure.status);
}

// What the manual calls them, whoever noticed.
const usualCodes: Readonly<Record<number, string>> = Object.freeze({ 413: 'too_large', 415: 'unsupported_type' });

function failureOf(error: FastifyError): Failure {
  if (error instanceof Refusal) return { status: error.statusCode, code: error.code, message: error.message, retryAfter: error.retryAfter };
  if (isDatabaseAway(error)) return { status: 503, code: 'database_unavailable', message: 'The portal cannot reach its database. Try again in a moment.', retryAfter: 5 };
  const status = error.statusCode ?? 500;
  // Fastify's own refusals (body too large, odd content type, broken JSON) have messages fit for outsiders.
  if (status >= 400 && status < 500) return { status, code: usualCodes[status] ?? (error.code ?? 'bad_request').replace(/^FST_ERR_/, '').toLowerCase(), message: error.message, retryAfter: null };
  return { status: 500, code: 'internal_error', message: 'Something went wrong on our side. It has been logged.', retryAfter: null };
}

// Connection refused or lost, pool wait ended, server shutting down (class 57P), too many connections, statement time-out.
function isDatabaseAway(error: Error & { code?: string }): boolean {
  return /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|57P0[1-3]|53300|57014|08\w{3})$/.test(error.code ?? '') && (error as { path?: string }).path === undefined
    || /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/.test(error.message);
}
