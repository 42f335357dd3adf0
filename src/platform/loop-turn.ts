/**
 * A queue that lets one piece of work go on in each turn of the event loop: answers null to whoever comes first in a
 * turn, else a promise. Node takes one new connection a turn. Where all pages that are ready are made in one turn,
 * whoever has just connected waits for seconds.
 */
export function loopTurns(): () => Promise<void> | null {
  const waiting: (() => void)[] = [];
  let isTaken = false;

  function pass(): void {
    const next = waiting.shift();
    isTaken = next !== undefined;
    if (next === undefined) return;
    setImmediate(pass);
    next();
  }
  return () => {
    if (isTaken) return new Promise((resolve) => void waiting.push(resolve));
    isTaken = true;
    setImmediate(pass);
    return null;
  };
}
