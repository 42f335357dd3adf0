import { drive, type Sample, type Target } from './load.ts';
import type { Server } from './server.ts';
import { median, spread, type Spread } from './statistics.ts';

export type Side = Readonly<{ name: string; server: Server; requests: Target['requests'] }>;
/** What one side did, sample by sample. `cpu` is microseconds of its own processor time per request. */
export type Measured = Readonly<{
  perSecond: readonly number[];
  cpu: readonly number[];
  milliseconds: readonly number[];
}>;

/** How often and how long each side is asked. */
export type Effort = Readonly<{
  rounds: number;
  seconds: number;
  /**
   * Before the first round, in seconds: a server runs for weeks, so what its first requests compile is not what it
   * costs.
   */ warmUp: number;
}>;

/**
 * Drives the sides by turns, one sample each per round, in an order that swaps every round. Throws when one of them
 * refuses a request.
 */
export async function compare(
  sides: readonly Side[],
  { rounds, seconds, warmUp }: Effort,
  connections = 12,
): Promise<ReadonlyMap<string, Measured>> {
  const found = new Map(
    sides.map(({ name }) => [name, { perSecond: [] as number[], cpu: [] as number[], milliseconds: [] as number[] }]),
  );
  for (const side of sides)
    await drive({ port: side.server.port, requests: side.requests }, { seconds: warmUp, connections });
  for (let round = 0; round < rounds; round++) {
    const order = sides.map((_, index) => sides[(index + round) % sides.length]!);
    for (const side of round % 2 === 0 ? order : order.reverse()) {
      const before = await side.server.usage();
      const sample: Sample = await drive({ port: side.server.port, requests: side.requests }, { seconds, connections });
      const after = await side.server.usage();
      if (sample.refused > 0) throw new Error(`${side.name} refused ${sample.refused} of ${sample.answers} requests.`);
      const one = found.get(side.name)!;
      one.perSecond.push(sample.answers / sample.seconds);
      one.cpu.push((after.cpu - before.cpu) / sample.answers);
      one.milliseconds.push(median(sample.latencies));
    }
  }
  return found;
}

/** Round by round, what one side reached of another. */
export const ratio = (
  found: ReadonlyMap<string, Measured>,
  one: string,
  other: string,
  of: keyof Measured = 'perSecond',
): Spread => spread(found.get(one)![of].map((figure, round) => figure / found.get(other)![of][round]!));
