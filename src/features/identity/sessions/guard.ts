import type { FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { Actor } from '../../../access/actor.ts';
import { entryFor, SessionChanged, type Standing } from '../../../access/entry.ts';
import { holdAgainst, mayPass, sameOriginOnly } from '../../../access/guard.ts';
import { holdForm, type FormFields } from '../../../access/made-for.ts';
import { asPortal } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { databaseIsAway, isHeld } from '../../../database/lost.ts';
import type { Portal } from '../../../portal.ts';
import { doorAfter, dropTaken, fieldsOf, findKept, keepTyped } from '../kept-forms/index.ts';
import { sessionToken } from './cookie.ts';
import { knownSessions, type Heard } from './known-sessions.ts';
import { isSigningOut, sayGoodbye } from './leave.ts';
import { actorFrom, sessionOf, sessionSeen, standingOf } from './queries.ts';

type Parts = Pick<Portal, 'baseUrl' | 'database' | 'now'>;

/** Before anything of a page runs: whose session is this, and may they? */
export function guardPages(app: FastifyInstance, portal: Parts): void {
  app.addHook('onRequest', async (request) => {
    sameOriginOnly(request, portal.baseUrl);
    const token = sessionToken(portal, request);
    const heard = token === null ? null : await ask(portal, request, token, portal.now());
    request.actor = heard?.person(portal.now()) ?? null;
    request.standing = standingFor(portal, request, token, heard);
    if (!isLateForm(request)) holdAgainst(needsOf(request), request.actor);
  });
  minding(app, portal);
}

/** A form of who is no longer signed in is read before it is refused, so that what was typed can be kept. */
const isLateForm = (request: FastifyRequest) => request.method === 'POST' && request.actor === null;

/** Forms: nothing of one that was made for another is done, and no text of one that cannot be taken is lost. */
function minding(app: FastifyInstance, portal: Parts): void {
  app.addHook('preHandler', async (request, reply) => {
    if (request.method === 'GET') request.kept = await findKept(portal, request);
    if (request.method !== 'POST' || needsOf(request) === 'public') return;
    if (isLateForm(request)) {
      const fields = await fieldsOf(request);
      const kept = await keepTyped(portal, request, reply, fields, 'ended');
      if (kept === null && isSigningOut(request)) return sayGoodbye(portal, reply);
      return reply.redirect(doorAfter(kept, fields), 303);
    }
    holdForm(request, request.body as FormFields | null);
  });
  // What could not be let go of ends by itself.
  app.addHook('onSend', async (request, reply) => {
    if (
      request.method === 'POST' &&
      reply.statusCode === 303 &&
      needsOf(request) !== 'public' &&
      request.actor !== null
    )
      await dropTaken(portal, request).catch(() => {});
  });
}

/**
 * The same for pages of customers, in one flight instead of two: who was here before is taken for the same person until
 * the flight that reads the page says so too. When it says otherwise, what was read is dropped and the request begins
 * again with the person of this moment.
 */
export function guardCustomerPages(app: FastifyInstance, portal: Parts): void {
  const known = knownSessions();

  /** Asks whose session this is; answers that in the words of the database. */
  async function recognise(request: FastifyRequest): Promise<string | null> {
    request.entry = null;
    const token = sessionToken(portal, request);
    const now = portal.now();
    const heard = token === null ? null : await ask(portal, request, token, now);
    const actor = heard?.person(now) ?? null;
    if (token !== null && heard === null) known.forget(token);
    if (token !== null && heard !== null && actor?.kind === 'customer') known.keep(token, heard, now);
    request.actor = actor;
    request.standing = standingFor(portal, request, token, heard);
    if (!isLateForm(request)) holdAgainst(needsOf(request), actor);
    return heard?.who ?? null;
  }

  function recall(request: FastifyRequest): boolean {
    const token = request.method === 'GET' || request.method === 'HEAD' ? sessionToken(portal, request) : null;
    const remembered = token === null ? null : known.recall(token);
    if (token === null || remembered === null) return false;
    const now = portal.now();
    const actor = remembered.person(now);
    if (!mayPass(needsOf(request), actor)) return false;
    request.actor = actor;
    request.entry = entryFor(
      sessionOf(token, now),
      remembered.who,
      known.isTimeToNote(token, now) ? sessionSeen(token, now) : null,
    );
    return true;
  }

  app.addHook('onRequest', async (request) => {
    sameOriginOnly(request, portal.baseUrl);
    if (!recall(request)) await recognise(request);
  });
  minding(app, portal);
  app.addHook('onRoute', (route) => {
    const handler = route.handler as (this: FastifyInstance, ...given: Parameters<RouteHandlerMethod>) => unknown;
    route.handler = async function (request, reply) {
      const { entry } = request;
      try {
        return await handler.call(this, request, reply);
      } catch (error) {
        // Whatever goes wrong for somebody who is only remembered: first ask again who this is. If nothing changed, it
        // went wrong by itself.
        if (entry === null || entry.isConfirmed() || reply.sent) throw error;
        // To ask again would be to wait as long again.
        if (isHeld(error) || databaseIsAway(error)) throw error;
        if (entry.isStill(await recognise(request)) && !(error instanceof SessionChanged)) throw error;
        return handler.call(this, request, reply);
      }
    };
  });
  // A page that read nothing has confirmed nobody yet.
  app.addHook('onSend', (request, _reply, _payload, done) => {
    if (request.entry === null || request.entry.isConfirmed()) return done();
    inOneFlight(asPortal(portal, request)).then(
      () => done(),
      (error: Error) => {
        known.forget(sessionToken(portal, request)!);
        done(error);
      },
    );
  });
}

/** A page is read in a moment; anything else has a body, which comes in as slowly as its sender likes. */
function standingFor(
  portal: Parts,
  request: FastifyRequest,
  token: string | null,
  heard: Heard | null,
): Standing | null {
  const isForm = request.method !== 'GET' && request.method !== 'HEAD' && needsOf(request) !== 'public';
  return isForm && token !== null && heard !== null ? standingOf(token, heard.who, portal.now) : null;
}

const needsOf = (request: FastifyRequest) => request.routeOptions.config.needs ?? 'staff';

async function ask(portal: Parts, request: FastifyRequest, token: string, now: Date): Promise<Heard | null> {
  const [, [answer]] = await inOneFlight(asPortal(portal, request), sessionSeen(token, now), sessionOf(token, now));
  const who = answer?.who ?? null;
  return who === null ? null : { who, person: actorFrom(who) };
}

/** The signed-in person, or null. */
export async function actorOf(portal: Parts, request: FastifyRequest): Promise<Actor | null> {
  const token = sessionToken(portal, request);
  const now = portal.now();
  return token === null ? null : ((await ask(portal, request, token, now))?.person(now) ?? null);
}
