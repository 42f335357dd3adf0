import type { FastifyRequest } from 'fastify';
import { notFound, Refusal } from '../platform/http/errors.ts';
import type { Actor } from './actor.ts';
import type { Needs } from './labels.ts';

/** Nobody is signed in: the page handler sends them to the sign-in page, with the way back. */
export const signInFirst = () => new Refusal(401, 'sign_in_required', 'Sign in first.');

/** No key, or one that works no more. */
export const keyRequired = () => new Refusal(401, 'key_required', 'Send a key: Authorization: Bearer <key>.');

/**
 * Lets the actor through, or throws. What a role may not see is not there: 404, the same as for an address that does
 * not exist.
 */
export function holdAgainst(needs: Needs, actor: Actor | null): void {
  if (mayPass(needs, actor)) return;
  if (actor !== null) throw notFound();
  throw needs === 'machine' ? keyRequired() : signInFirst();
}

export function mayPass(needs: Needs, actor: Actor | null): boolean {
  if (needs === 'public') return true;
  if (actor === null) return false;
  if (needs === 'machine' || needs === 'staff') return actor.kind === needs;
  if (needs === 'account') return actor.kind !== 'machine';
  return actor.kind === 'customer' && (needs === 'contact' || actor.permissions.has(needs));
}

/**
 * Refuses a change that another site asked for with this person's cookies, also one that calls itself the same host
 * without https. Browsers name the origin of every such request; a client that names none holds no cookies of ours that
 * another site could use.
 */
export function sameOriginOnly(request: FastifyRequest, baseUrl: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const base = new URL(baseUrl);
  const { origin, 'sec-fetch-site': site, host } = request.headers;
  const own =
    origin === undefined
      ? site === undefined || site === 'same-origin' || site === 'none'
      : origin === base.origin ||
        (URL.canParse(origin) && new URL(origin).host === host && new URL(origin).protocol === base.protocol);
  if (!own)
    throw new Refusal(403, 'foreign_origin', 'This form was sent from another site. Open the portal and try again.');
}
