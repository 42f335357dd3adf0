import type { FastifyRequest } from 'fastify';
import type { CustomerActor, StaffActor } from './actor.ts';
import type { Scope } from './scopes.ts';

/** Whoever is signed in, contact or staff. The route's label lets nobody else through. */
export function personOf({ actor }: FastifyRequest): CustomerActor | StaffActor {
  if (actor === null || actor.kind === 'machine') throw new TypeError('This route needs a signed-in person.');
  return actor;
}

/** A contact or a member of staff: an actor, or somebody who is about to become one. */
type Person = Readonly<{
  name: string;
  accountId: string;
  contactId?: string | null;
  staffId?: string | null;
  customerId?: number | null;
}>;

/** The same scope, with this person in the log. */
export function asPerson<S extends Scope>(
  scope: S,
  { name, accountId, contactId = null, staffId = null, customerId = null }: Person,
): S {
  return { ...scope, who: { ...scope.who, name, accountId, contactId, staffId, customerId } };
}
