import { setPriority } from 'node:os';
import type { ChildAnswer, ChildJob } from './aside.ts';

/** The process of `aside`: does what it is sent, one by one, until its parent is gone or wants no more. */
const [, , module, megabytes] = process.argv;
const loading = import(module!) as Promise<{ default: (input: unknown) => unknown }>;
loading.catch(() => {});
// Pages come first.
setPriority(10);

/** What one file left behind shall not count for the next. */
const worn = () => process.memoryUsage.rss() > Number(megabytes) * 1_048_576 * 0.4 || process.cpuUsage().user > 60_000_000;

process.on('message', ({ id, input }: ChildJob) => void answer(id, input));
process.on('disconnect', () => process.exit());

async function answer(id: number, input: unknown): Promise<void> {
  try {
    const output = await (await loading).default(input);
    process.send?.({ id, output, worn: worn() } satisfies ChildAnswer);
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.message : String(error), worn: worn() } satisfies ChildAnswer);
  }
}
