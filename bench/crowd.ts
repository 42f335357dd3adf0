import { arrivals, type Answered, type Kind } from './crowd-arrivals.ts';
import { drive, requestFor } from './load.ts';
import { requestsOf, type Place } from './pages.ts';
import { missing, times, type Row } from './report.ts';
import { startPortal, type Server } from './server.ts';
import { median } from './statistics.ts';

type Side = Readonly<{ name: string; server: Server }>;
type Measured = Readonly<{
  perSecond: number;
  helpedPerSecond: number;
  helped: number;
  refused: number;
  health: number;
  control: number;
  late: number;
  members: number;
  strangers: number;
  unanswered: number;
}>;

const watched = requestFor('/healthz', null);
const boundless = '10000';
const ninetyNine = (times: readonly number[]) =>
  times[Math.min(times.length - 1, Math.floor(times.length * 0.99))] ?? NaN;
const ms = (value: number) => (Number.isFinite(value) ? `${value.toFixed(value < 10 ? 1 : 0)} ms` : 'never');
const percent = (share: number) => `${Math.round(share * 100)}%`;

/**
 * More people than the portal can help: first how many it can (the knee), then twice and five times as many, with and
 * without a bound, by turns. Two thirds are signed in and ask for their invoices or their overview, one third are
 * strangers at the door.
 */
export async function crowdRows(
  { databaseUrl, customers }: Place,
  settings: Readonly<Record<string, string>>,
  rounds: number,
  say: (text: string) => void,
): Promise<Row[]> {
  const kinds: readonly Kind[] = [
    {
      name: 'members',
      share: 66,
      requests: ['/facturen', '/'].flatMap((path) => requestsOf(path, customers).slice(0, 60)),
    },
    { name: 'strangers', share: 34, requests: [requestFor('/aanmelden', null)] },
  ];
  const made = { ...settings, DATABASE_URL: databaseUrl };
  const sides: Side[] = [
    { name: 'bound', server: await startPortal(made) },
    { name: 'no bound', server: await startPortal({ ...made, REQUESTS_AT_ONCE: boundless }) },
  ];
  try {
    for (const { server } of sides) await drive({ port: server.port, requests: mixedOf(kinds) }, { seconds: 4 });
    const knee = await kneeOf(sides[1]!.server, sides[0]!.server, kinds, say);
    if (knee === null)
      return [missing('a crowd', '', 'even a few people were too many: the machine is busy with other work')];
    const found = new Map<string, Measured[]>();
    const back = new Map<string, number[]>();
    for (let round = 0; round < rounds; round++) {
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        const idle = sides.find((other) => other !== side)!.server;
        for (const factor of [1, 2, 5]) {
          const one = await measure(side.server, idle, kinds, knee * factor, factor === 1 ? 3 : 4);
          put(found, `${side.name} ${factor}`, one);
          say(`  ${side.name}, ${factor} × the knee: ${told(one)}`);
        }
        put(
          back,
          side.name,
          await secondsUntilNormal(side.server, idle, kinds, knee, found.get(`${side.name} 1`)!.at(-1)!.helped),
        );
      }
    }
    return sides.flatMap(({ name }) => rowsOf(name, knee, found, back.get(name)!));
  } finally {
    for (const { server } of sides) await server.stop();
  }
}

/** Two members for each stranger. */
const mixedOf = (kinds: readonly Kind[]) =>
  Array.from({ length: 99 }, (_, at) => kinds[at % 3 === 2 ? 1 : 0]!).map(
    ({ requests }, at) => requests[at % requests.length]!,
  );
const put = <T>(map: Map<string, T[]>, key: string, one: T) => void map.set(key, [...(map.get(key) ?? []), one]);
const told = (one: Measured) =>
  `${Math.round(one.helpedPerSecond)}/s helped (members ${percent(one.members)}, strangers ${percent(one.strangers)}), p99 ${ms(one.helped)}, refused in ${ms(one.refused)}, healthz ${ms(one.health)} (idle portal ${ms(one.control)}), sent late ${ms(one.late)}, unanswered ${one.unanswered}`;

async function measure(
  { port }: Server,
  idle: Server,
  kinds: readonly Kind[],
  perSecond: number,
  seconds: number,
): Promise<Measured> {
  const {
    health,
    control,
    late,
    kinds: answers,
  } = await arrivals(port, kinds, { perSecond, seconds, watched, idle: idle.port });
  const all = (of: (one: Answered) => readonly number[]) =>
    answers.flatMap((one) => [...of(one)]).sort((a, b) => a - b);
  const [helped, refused] = [all((one) => one.helped), all((one) => one.refused)];
  const [members, strangers] = answers.map((one) => one.helped.length / one.came) as [number, number];
  return {
    perSecond,
    members,
    strangers,
    helpedPerSecond: helped.length / seconds,
    helped: ninetyNine(helped),
    refused: ninetyNine(refused),
    health: ninetyNine(health),
    control: ninetyNine(control),
    late: ninetyNine(late),
    unanswered: answers.reduce((sum, one) => sum + one.unanswered, 0),
  };
}

/**
 * The most people a second that are all helped without a growing queue: as a share of what a dozen who wait for each
 * other get.
 */
async function kneeOf(
  server: Server,
  idle: Server,
  kinds: readonly Kind[],
  say: (text: string) => void,
): Promise<number | null> {
  const { answers, seconds } = await drive({ port: server.port, requests: mixedOf(kinds) }, { seconds: 3 });
  const most = answers / seconds;
  const light = await measure(server, idle, kinds, most * 0.2, 2);
  for (const share of [0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4]) {
    const one = await measure(server, idle, kinds, most * share, 2);
    if (one.unanswered === 0 && one.helped <= Math.max(100, light.helped * 5)) {
      say(`  knee ${Math.round(one.perSecond)}/s, ${percent(share)} of ${Math.round(most)}/s that a dozen get`);
      return one.perSecond;
    }
  }
  return null;
}

/** Seconds after the crowd until half a knee of people are helped as quickly as at the knee, nobody refused. */
async function secondsUntilNormal(
  server: Server,
  idle: Server,
  kinds: readonly Kind[],
  knee: number,
  usual: number,
): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < 60_000) {
    const from = performance.now();
    const one = await measure(server, idle, kinds, knee / 2, 0.5);
    if (one.helped <= usual * 2 && Number.isNaN(one.refused) && one.unanswered === 0) return (from - began) / 1000;
  }
  return Infinity;
}

function rowsOf(name: string, knee: number, found: Map<string, Measured[]>, back: readonly number[]): Row[] {
  const bound = name === 'bound';
  const at = (factor: number, of: (one: Measured) => number) => median(found.get(`${name} ${factor}`)!.map(of));
  const usual = at(1, ({ helped }) => helped);
  const row = (what: string, goal: string, shown: string, met: boolean, beside: string): Row => ({
    what: `${name}: ${what}`,
    goal,
    found: shown,
    met: bound ? met : null,
    beside,
  });
  const many = [2, 5].flatMap((factor) => {
    const [helped, refused, health] = [
      at(factor, (one) => one.helped),
      at(factor, (one) => one.refused),
      at(factor, (one) => one.health),
    ];
    const of = (key: 'members' | 'strangers') => percent(at(factor, (one) => one[key]));
    return [
      row(
        `${factor} × the knee, who is helped: p99 against the knee`,
        '≤ 2 ×',
        times(helped / usual),
        helped <= usual * 2,
        `${ms(helped)} against ${ms(usual)}; ${Math.round(at(factor, (one) => one.helpedPerSecond))}/s of ${Math.round(knee * factor)}/s helped: members ${of('members')}, strangers ${of('strangers')}`,
      ),
      row(
        `${factor} × the knee, who is refused: p99`,
        '< 20 ms',
        Number.isNaN(refused) ? 'nobody' : ms(refused),
        refused < 20 || Number.isNaN(refused),
        `an idle portal beside it answers in ${ms(at(factor, (one) => one.control))}; unanswered ${at(factor, (one) => one.unanswered)}`,
      ),
      row(
        `${factor} × the knee, /healthz: p99`,
        '< 50 ms',
        ms(health),
        health < 50,
        `at the knee ${ms(at(1, (one) => one.health))}, an idle portal meanwhile ${ms(at(factor, (one) => one.control))}`,
      ),
    ];
  });
  return [
    ...many,
    row('normal again after', '≤ 5 s', `${median(back).toFixed(1)} s`, median(back) <= 5, `knee ${Math.round(knee)}/s`),
  ];
}
