import { busy } from './errors.ts';

/**
 * A queue for heavy work: at most `atOnce` run, in the order they came. Past `waitingAtMost` it refuses with 503, so
 * that heavy work never takes the machine, or the database's connections, from everyone else.
 */
export function turns({
  atOnce,
  waitingAtMost,
}: Readonly<{ atOnce: number; waitingAtMost: number }>): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
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
  };
}
