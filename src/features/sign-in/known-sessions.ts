import type { Actor } from '../../access/actor.ts';
import { actorFrom } from './session-queries.ts';

type Known = { who: string; actor: Actor; since: number };
const atMost = 2000;
/** The end of a session moves while somebody looks; for so many ms the moment that was worked out last is near enough. */
const freshFor = 1000;

/** What the last sessions were, by token, as the database said it: good for a first guess, which each request has the database confirm. */
export function knownSessions() {
  const known = new Map<string, Known>();
  return {
    /** The person of this token when they were last here, and the words to compare with; null for a stranger. */
    recall(token: string, now: Date): Readonly<{ who: string; actor: Actor }> | null {
      const found = known.get(token);
      if (found === undefined) return null;
      if (Math.abs(now.getTime() - found.since) > freshFor) Object.assign(found, { actor: actorFrom(found.who, now), since: now.getTime() });
      return found;
    },
    /** Keeps what was just heard; the one that was kept longest goes. */
    keep(token: string, who: string, actor: Actor, now: Date): void {
      known.delete(token);
      if (known.size >= atMost) known.delete(known.keys().next().value!);
      known.set(token, { who, actor, since: now.getTime() });
    },
    forget: (token: string): void => void known.delete(token),
  };
}
