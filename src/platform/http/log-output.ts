import { writeSync } from 'node:fs';

/** Where lines go. `dropped` counts those that were never written, over all time. */
export type LogOutput = Readonly<{ write(line: string): void; flush(): void; dropped(): number }>;
type Write = (bytes: Buffer, from: number) => number;

const keepBytes = 1024 * 1024;

const notice = (lines: number, now: Date) => `${JSON.stringify({ level: 40, time: now.toISOString(), lines, msg: 'lines of the log were dropped: standard output did not take them' })}\n`;

/**
 * Lines on their way to a file descriptor that may be a full disk, a pipe that nobody reads, or a reader that is gone. It never waits: what
 * is not taken is kept up to a megabyte, then dropped and counted; once lines are taken again, one says how many are missing.
 */
export function logOutput(fd: number, write: Write = (bytes, from) => writeSync(fd, bytes, from), now: () => Date = () => new Date()): LogOutput {
  let [fresh, kept]: [string[], Buffer] = [[], Buffer.alloc(0)];
  let [freshBytes, missing, ever] = [0, 0, 0];
  const drop = (lines: number) => {
    missing += lines;
    ever += lines;
  };

  /** Writes what it can and keeps the rest for when there is room. A side that fails loses all of it. */
  function drain(bytes: Buffer, told: number): void {
    let at = 0;
    try {
      while (at < bytes.length) at += write(bytes, at);
      kept = Buffer.alloc(0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return void (kept = bytes.subarray(at));
      kept = Buffer.alloc(0);
      // The line that said how many were missing is lost too: they are told again.
      drop(linesIn(bytes.subarray(at)) - (told > 0 && at === 0 ? 1 : 0));
      missing += told;
    }
  }

  return Object.freeze({
    write(line: string) {
      if (freshBytes + kept.length > keepBytes) return drop(1);
      fresh.push(line);
      freshBytes += line.length;
    },
    flush() {
      if (kept.length > 0) drain(kept, 0);
      // Still no room: what is new waits, so that the count of what is missing is told once.
      if (kept.length > 0) return;
      const told = missing;
      missing = 0;
      const text = (told > 0 ? notice(told, now()) : '') + fresh.join('');
      [fresh, freshBytes] = [[], 0];
      if (text !== '') drain(Buffer.from(text), told);
    },
    dropped: () => ever,
  });
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}
