import { busy } from '../../platform/http/errors.ts';

// Imports of one kind wait for each other inside the database, each on a connection. Without a limit here a burst of
// them would take every connection from the people who are signing in.
const atOnce = 3;
const waitingAtMost = 200;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs imports in the order they came, three at a time. Refuses with 503 when two hundred wait already. */
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
