import { busy } from '../../../platform/http/errors.ts';

type Places = Readonly<{ atOnce: number; waitingAtMost: number; keptForKnown: number }>;

/**
 * Hashing is made to be heavy, so whoever sends many wrong passwords would else keep everybody out: some places are
 * kept for who is known here (a browser that signed in before, a person with a session or a link), and they go first.
 * Past its places it refuses with 503.
 */
function hashQueue({ atOnce, waitingAtMost, keptForKnown }: Places) {
  let running = 0;
  const waiting: Record<'known' | 'strangers', (() => void)[]> = { known: [], strangers: [] };

  function hasPlace(known: boolean): boolean {
    const all = waiting.known.length + waiting.strangers.length;
    return all < waitingAtMost && (known || waiting.strangers.length < waitingAtMost - keptForKnown);
  }

  return async function inTurn<T>(work: () => Promise<T>, { known }: Readonly<{ known: boolean }>): Promise<T> {
    if (running < atOnce) running++;
    else if (!hasPlace(known)) throw busy(5);
    else await new Promise<void>((start) => waiting[known ? 'known' : 'strangers'].push(start));
    try {
      return await work();
    } finally {
      const next = waiting.known.shift() ?? waiting.strangers.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}

/** Two at a time, eighty waiting, sixty of them strangers. */
export const inTurn = hashQueue({ atOnce: 2, waitingAtMost: 80, keptForKnown: 20 });
