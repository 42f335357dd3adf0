import { open } from './load.ts';

/** Who comes, and how many of a hundred are of this kind. */
export type Kind = Readonly<{ name: string; share: number; requests: readonly Buffer[] }>;
/**
 * Milliseconds from the moment somebody came, sorted; `unanswered` never heard anything, or found no connection left.
 */
export type Answered = Readonly<{
  came: number;
  helped: readonly number[];
  refused: readonly number[];
  unanswered: number;
}>;

const mostConnections = 600;
const patienceMs = 8_000;
const sorted = (times: number[]) => times.sort((a, b) => a - b);

/**
 * People who come by themselves, so many a second, whether or not those before them were helped: what a crowd does.
 * `late` says how long after their moment our own side sent them: on a machine with other work that is no fault of the
 * server. Beside them somebody asks `watched` twenty times a second, and another one the same of an `idle` server,
 * which tells what the machine itself makes of it.
 */
export async function arrivals(
  port: number,
  kinds: readonly Kind[],
  { perSecond, seconds, watched, idle }: { perSecond: number; seconds: number; watched: Buffer; idle: number },
) {
  const free: Awaited<ReturnType<typeof open>>[] = [];
  const found = kinds.map(() => ({ came: 0, helped: [] as number[], refused: [] as number[], unanswered: 0 }));
  const [health, control, late]: [number[], number[], number[]] = [[], [], []];
  const other = await open(idle);
  const under = new Set<Promise<void>>();
  let [connections, next, looking] = [0, 0, false];
  const random = chance(perSecond * 1000 + seconds);

  async function ask(request: Buffer, due: number, settle: (status: number, ms: number) => void): Promise<void> {
    let line = free.pop();
    if (line === undefined && connections >= mostConnections) return settle(0, 0);
    let tired: NodeJS.Timeout | undefined;
    try {
      if (line === undefined) {
        connections++;
        line = await open(port);
      }
      const sent = performance.now();
      late.push(sent - due);
      const lost = new Promise<never>((_, reject) => (tired = setTimeout(() => reject(new Error('late')), patienceMs)));
      const { status } = await Promise.race([line.ask(request), lost]);
      settle(status, performance.now() - sent);
      free.push(line);
    } catch {
      connections--;
      line?.socket.destroy();
      settle(0, 0);
    } finally {
      clearTimeout(tired);
    }
  }
  const begin = (work: Promise<void>) => void under.add(work.finally(() => under.delete(work)));

  const began = performance.now();
  const until = began + seconds * 1000;
  for (let due = began, look = began; due < until;) {
    const now = performance.now();
    if (look <= now) {
      begin(ask(watched, now, (status, ms) => void health.push(status === 200 ? ms : Infinity)));
      const sent = performance.now();
      if (!looking)
        begin(
          ((looking = true),
          other
            .ask(watched)
            .then(
              () => void control.push(performance.now() - sent),
              () => {},
            )
            .finally(() => (looking = false))),
        );
      look = now + 50;
    }
    for (; due <= now && due < until; due += (-Math.log(1 - random()) * 1000) / perSecond) {
      const at = chosen(kinds, random());
      const one = found[at]!;
      one.came++;
      begin(
        ask(kinds[at]!.requests[next++ % kinds[at]!.requests.length]!, due, (status, ms) => {
          if (status === 200) one.helped.push(ms);
          else if (status === 503) one.refused.push(ms);
          else one.unanswered++;
        }),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(under);
  for (const { socket } of [...free, other]) socket.on('error', () => {}).destroy();
  return {
    health: sorted(health),
    control: sorted(control),
    late: sorted(late),
    kinds: found.map((one): Answered => ({ ...one, helped: sorted(one.helped), refused: sorted(one.refused) })),
  };
}

function chosen(kinds: readonly Kind[], luck: number): number {
  let left = luck * 100;
  const at = kinds.findIndex(({ share }) => (left -= share) < 0);
  return at < 0 ? kinds.length - 1 : at;
}

/** The same luck in every run (mulberry32). */
function chance(seed: number): () => number {
  let state = Math.round(seed) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
