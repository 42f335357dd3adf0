import { busy } from '../../platform/http/errors.ts';

// Hashing is made to be heavy: more at once would take the machine from everyone else.
const atOnce = 2;
const waitingAtMost = 50;

let running = 0;
const waiting: (() => void)[] = [];

/** Does heavy work in turn, two at a time. Refuses with 503 when more than fifty wait already. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= waitingAtMost) throw busy(5);
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}
