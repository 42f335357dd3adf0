import { hashToken } from '../../../platform/token.ts';
import type { Actor } from '../../../access/actor.ts';

/** A session as the database said it, and the person it says. */
export type Heard = Readonly<{ who: string; person: (now: Date) => Actor }>;
type Known = Heard & { notedAt: number };

const atMost = 2000;
const noteEveryMs = 60_000;

/**
 * What the last sessions were: good for a first guess, which each request has the database confirm. Kept by the hash of
 * the token: who reads this memory can sign in as nobody.
 */
export function knownSessions() {
  const known = new Map<string, Known>();
  const keyOf = (token: string) => hashToken('session', token).toString('latin1');
  return {
    recall: (token: string): Heard | null => known.get(keyOf(token)) ?? null,
    /** Whether it is time to note that this session is used; asked once, answered yes once a minute. */
    isTimeToNote(token: string, now: Date): boolean {
      const one = known.get(keyOf(token));
      const passed = one === undefined ? 0 : now.getTime() - one.notedAt;
      if (one === undefined || (passed >= 0 && passed < noteEveryMs)) return false;
      one.notedAt = now.getTime();
      return true;
    },
    /** Keeps what was just heard, and noted; the one that was kept longest goes. */
    keep(token: string, { who, person }: Heard, now: Date): void {
      const key = keyOf(token);
      known.delete(key);
      if (known.size >= atMost) known.delete(known.keys().next().value!);
      known.set(key, { who, person, notedAt: now.getTime() });
    },
    forget: (token: string): void => void known.delete(keyOf(token)),
  };
}
