import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { PageParts } from '../../../portal.ts';
import { deviceLanguage } from '../../../ui/respond.tsx';
import { sessionToken } from '../../identity/sessions/index.ts';
import { busyPages } from './busy-page.tsx';
import { isOutside, mayEnter, roomFor } from './rules.ts';

const rememberAtMost = 5_000;
// A balancer asks every second or so; who still comes meanwhile gets an answer.
const leaveMs = 1_000;
const jsonType = 'application/json; charset=utf-8';

/**
 * Keeps the number of requests that are worked on at once within bounds, and refuses the rest at once: who is let in is
 * helped quickly, and who is not knows it. `leave()` refuses everybody new for a second, so that whoever spreads the
 * work sends them elsewhere.
 */
export function limitCrowd(app: FastifyInstance, portal: PageParts): { leave(): Promise<void> } {
  const room = roomFor(portal.config.requestsAtOnce);
  const page = busyPages(portal);
  const counted = new WeakSet<FastifyRequest>();
  const people = lately(rememberAtMost);
  let [inProgress, leaving] = [0, false];

  const begin = (request: FastifyRequest) => {
    counted.add(request);
    inProgress++;
  };
  const end = (request: FastifyRequest) => {
    if (counted.delete(request)) inProgress--;
  };
  const isKnown = (request: FastifyRequest) => {
    const token = sessionToken(portal, request);
    return token !== null && people.has(token);
  };

  function refuse(request: FastifyRequest, reply: FastifyReply): void {
    reply.status(503).header('retry-after', leaving ? 2 : 5);
    if (leaving) reply.header('connection', 'close');
    if (request.url === '/readyz') return void reply.header('content-type', jsonType).send({ status: 'stopping' });
    if (request.url.startsWith('/api/'))
      return void reply.header('content-type', jsonType).send({
        error: { code: 'busy', message: 'The portal is busy. Try again in a moment.', requestId: String(request.id) },
      });
    const { body, encoding } = page(
      deviceLanguage(request) ?? 'nl',
      request.headers['accept-encoding'],
      request.method === 'POST',
    );
    if (encoding !== null) reply.header('content-encoding', encoding);
    reply.header('vary', 'accept-encoding').header('content-type', 'text/html; charset=utf-8').send(body);
  }

  app.addHook('onRequest', (request, reply, done) => {
    if (leaving && request.url !== '/healthz') return refuse(request, reply);
    if (isOutside(request.method, request.url)) return done();
    if (!mayEnter(inProgress, room, () => isKnown(request))) return refuse(request, reply);
    // Whoever is still sending costs nothing yet: a slow sender keeps nobody out.
    if (request.method === 'GET' || request.method === 'HEAD') begin(request);
    else request.raw.once('end', () => reply.raw.writableEnded || reply.raw.destroyed || begin(request));
    reply.raw.once('close', () => end(request));
    done();
  });
  // The answer is there; how long it takes to reach a slow reader keeps nobody out either.
  app.addHook('onSend', (request, reply, _payload, done) => {
    end(request);
    if (leaving) reply.header('connection', 'close');
    const token = request.actor === null ? null : sessionToken(portal, request);
    if (token !== null) people.add(token);
    done();
  });

  // Made before it is needed: then there is no time.
  app.addHook(
    'onListen',
    async () => void setImmediate(() => (page('nl', undefined, false), page('en', undefined, false))),
  );

  return {
    async leave() {
      leaving = true;
      await pause(portal.config.demo ? 0 : leaveMs);
    },
  };
}

/** The last so many tokens, by hash; the oldest goes. */
function lately(most: number) {
  const known = new Set<string>();
  const nameOf = (token: string) => hash('sha1', token, 'base64url');
  return {
    has: (token: string) => known.has(nameOf(token)),
    add(token: string): void {
      const name = nameOf(token);
      if (known.delete(name) || known.size < most) return void known.add(name);
      known.delete(known.values().next().value!);
      known.add(name);
    },
  };
}
