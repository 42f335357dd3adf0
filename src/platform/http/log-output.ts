import { writeSync } from 'node:fs';

/** What became of what was to be written: all of it is out, a part of it, or nothing. */
type Flushed = 'all' | 'part' | 'nothing';
/** Where lines go. `dropped` counts those that were never written, over all time. */
export type LogOutput = Readonly<{ write(line: string): void; flush(): Flushed; dropped(): number }>;
type Write = (bytes: Buffer, from: number) => number;

const keepBytes = 1024 * 1024;
const newline = 10;

const notice = (lines: number, now: Date) =>
  `${JSON.stringify({ level: 40, time: now.toISOString(), lines, msg: 'lines of the log were dropped: standard output did not take them' })}\n`;

/** Bytes on their way. The first `lead` of them say that `told` lines are missing. */
type Load = Readonly<{ bytes: Buffer; lead: number; told: number }>;
const empty: Load = { bytes: Buffer.alloc(0), lead: 0, told: 0 };

/**
 * Lines on their way to a file descriptor that may be a full disk, a pipe that nobody reads, or a reader that is gone.
 * It never waits: what is not taken is kept up to a megabyte, then dropped and counted; once lines are taken again, one
 * says how many are missing.
 */
export function logOutput(
  fd: number,
  write: Write = (bytes, from) => writeSync(fd, bytes, from),
  now: () => Date = () => new Date(),
): LogOutput {
  let [fresh, kept]: [string[], Load] = [[], empty];
  let [freshBytes, missing, ever] = [0, 0, 0];
  // A disk that runs full takes half a line: what comes next begins on a new one.
  let isCut = false;
  const drop = (lines: number) => {
    missing += lines;
    ever += lines;
  };

  /**
   * Writes what it can and keeps the rest for when there is room. A side that fails loses all of it. Answers how many
   * bytes went.
   */
  function drain({ bytes, lead, told }: Load): number {
    let at = 0;
    try {
      while (at < bytes.length) at += write(bytes, at);
      [kept, isCut] = [empty, false];
    } catch (error) {
      if (at > 0) isCut = bytes[at - 1] !== newline;
      const isTold = at >= lead;
      const rest = { bytes: bytes.subarray(at), lead: isTold ? 0 : lead - at, told: isTold ? 0 : told };
      kept = (error as NodeJS.ErrnoException).code === 'EAGAIN' ? rest : empty;
      if (kept === rest) return at;
      drop(linesIn(rest.bytes.subarray(rest.lead)));
      // The line that said how many were missing is lost too: they are told again.
      missing += rest.told;
    }
    return at;
  }

  return Object.freeze({
    write(line: string) {
      if (freshBytes + kept.bytes.length > keepBytes) return drop(1);
      fresh.push(line);
      freshBytes += line.length;
    },
    flush() {
      let went = kept.bytes.length > 0 ? drain(kept) : 0;
      // Still no room: what is new waits, so that the count of what is missing is told once.
      if (kept.bytes.length > 0) return went > 0 ? 'part' : 'nothing';
      const told = missing;
      missing = 0;
      const lead = told > 0 ? notice(told, now()) : '';
      const text = lead + fresh.join('');
      [fresh, freshBytes] = [[], 0];
      const begin = isCut ? '\n' : '';
      if (text !== '')
        went += drain({ bytes: Buffer.from(begin + text), lead: begin.length + Buffer.byteLength(lead), told });
      return kept.bytes.length === 0 && missing === 0 ? 'all' : went > 0 ? 'part' : 'nothing';
    },
    dropped: () => ever,
  });
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines++;
  return lines;
}
