import type { Actor } from '../../access/actor.ts';

/** A session as the database said it, and the person it says. */
export type Heard = Readonly<{ who: string; person: (now: Date) => Actor }>;

const atMost = 2000;

/** What the last sessions were, by token: good for a first guess, which each request has the database confirm. */
export function knownSessions() {
  const known = new Map<string, Heard>();
  return {
    recall: (token: string): Heard | null => known.get(token) ?? null,
    /** Keeps what was just heard; the one that was kept longest goes. */
    keep(token: string, heard: Heard): void {
      known.delete(token);
      if (known.size >= atMost) known.delete(known.keys().next().value!);
      known.set(token, heard);
    },
    forget: (token: string): void => void known.delete(token),
  };
}
