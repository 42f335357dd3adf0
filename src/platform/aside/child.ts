import { setPriority } from 'node:os';
import type { ChildAnswer, ChildJob } from './aside.ts';

/** The process of `aside`: does what it is sent, one by one, until its parent is gone or wants no more. */
const [, , module, megabytes] = process.argv;
const loading = import(module!) as Promise<{ default: (input: unknown) => unknown }>;
loading.catch(() => {});
// Pages come first.
setPriority(10);

/** What one file left behind shall not count for the next. */
const worn = () =>
  process.memoryUsage.rss() > Number(megabytes) * 1_048_576 * 0.4 || process.cpuUsage().user > 60_000_000;

/** How JavaScript says that there was no room for what somebody wanted to make, also when it is passed on by others. */
const noRoom =
  /allocation failed|invalid (?:typed )?array length|invalid string length|cannot create a (?:string|buffer) larger|out of memory/i;

process.on('message', ({ id, input }: ChildJob) => void answer(id, input));
process.on('disconnect', () => process.exit());

async function answer(id: number, input: unknown): Promise<void> {
  try {
    const output = await (await loading).default(input);
    process.send?.({ id, output, worn: worn() } satisfies ChildAnswer);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const costly = noRoom.test(text);
    process.send?.({ id, error: text, costly, worn: costly || worn() } satisfies ChildAnswer);
  }
}
