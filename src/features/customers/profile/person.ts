import type { FastifyRequest } from 'fastify';
import type { CustomerActor, StaffActor } from '../../../access/actor.ts';

/** Whoever is signed in, contact or staff. The route's label lets nobody else through. */
export function personOf({ actor }: FastifyRequest): CustomerActor | StaffActor {
  if (actor === null || actor.kind === 'machine') throw new TypeError('This route needs a signed-in person.');
  return actor;
}
