import { compare, ratio, type Effort, type Side } from './compare.ts';
import { requestFor } from './load.ts';
import { type Recording, type Recorder } from './record.ts';
import { missing, times, type Row } from './report.ts';
import { tokenOf } from './seed.ts';
import { startServer, untilReady, type Server } from './server.ts';
import { spread } from './statistics.ts';

export type Place = Readonly<{ databaseUrl: string; customers: number }>;
export const mainPages = [
  ['invoice list', '/facturen'],
  ['overview', '/'],
  ['services', '/diensten/telefonie'],
  ['search', '/zoeken?q=F2'],
] as const;

const share = 200;
/** The same page for many customers, spread over all of them. */
export const requestsOf = (path: string, customers: number): readonly Buffer[] =>
  Array.from({ length: Math.min(share, customers - 1) }, (_, index) =>
    requestFor(path, tokenOf(2 + Math.floor((index * (customers - 2)) / share))),
  );

async function startBare(databaseUrl: string, recording: Recording, queries: boolean): Promise<Server> {
  const server = await startServer(['bench/bare.ts'], {});
  await untilReady(server);
  await server.send({ databaseUrl, recording, queries });
  return server;
}

/** One page of the portal against L1, a second L1 as control, and (once) the finished page of L0. */
export async function pageRows(
  recorder: Recorder,
  portal: Server,
  { databaseUrl, customers }: Place,
  effort: Effort,
  only = '',
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, path] of mainPages.filter(([name]) => name.includes(only))) {
    const goal = '≥ 0.80 of L1';
    const recording = await recorder.record(path, tokenOf(2));
    if (recording.status !== 200) {
      rows.push(missing(`${name}: requests per second`, goal, `no such page here (${recording.status})`));
      continue;
    }
    const requests = requestsOf(path, customers);
    const bare = [
      await startBare(databaseUrl, recording, true),
      await startBare(databaseUrl, recording, true),
      ...(path === '/facturen' ? [await startBare(databaseUrl, recording, false)] : []),
    ];
    try {
      const sides: Side[] = [
        { name: 'portal', server: portal, requests },
        ...bare.map((server, index) => ({ name: ['L1', 'control', 'L0'][index]!, server, requests })),
      ];
      const found = await compare(sides, effort);
      const [own, control, cpu] = [
        ratio(found, 'portal', 'L1'),
        ratio(found, 'control', 'L1'),
        ratio(found, 'portal', 'L1', 'cpu'),
      ];
      const over = own.median / control.median;
      const rate = (side: string) => Math.round(spread(found.get(side)!.perSecond).median);
      const kB = (recording.html.length / 1000).toFixed(0);
      const l0 = bare.length > 2 ? `, L0 ${rate('L0')}` : '';
      rows.push({
        what: `${name} (${kB} kB): requests per second`,
        goal,
        found: times(over),
        met: over >= 0.8,
        beside: `raw ${own.low.toFixed(2)}–${own.median.toFixed(2)}–${own.high.toFixed(2)}, control ${control.low.toFixed(2)}–${control.median.toFixed(2)}–${control.high.toFixed(2)}; portal ${rate('portal')}/s, L1 ${rate('L1')}/s${l0}`,
      });
      const micro = (side: string) => Math.round(spread(found.get(side)!.cpu).median);
      const cpuControl = ratio(found, 'control', 'L1', 'cpu');
      const cpuOver = cpu.median / cpuControl.median;
      rows.push({
        what: `${name}: processor time per request`,
        goal: '≤ 1.25 × L1',
        found: times(cpuOver),
        met: cpuOver <= 1.25,
        beside: `raw ${cpu.low.toFixed(2)}–${cpu.median.toFixed(2)}–${cpu.high.toFixed(2)}, control ${cpuControl.median.toFixed(2)}; portal ${micro('portal')} µs, L1 ${micro('L1')} µs`,
      });
      rows.push({
        what: `${name}: round trips to the database`,
        goal: '1, at most 2',
        found: String(recording.flights),
        met: recording.flights <= 2,
        beside: `${recording.asked.length} statements`,
      });
      rows.push({
        what: `${name}: HTML alone, compressed`,
        goal: '≤ 14 kB',
        found: `${(recording.brotli / 1000).toFixed(1)} kB`,
        met: recording.brotli <= 14_336,
        beside: `gzip ${(recording.gzip / 1000).toFixed(1)} kB`,
      });
    } finally {
      for (const server of bare) await server.stop();
    }
  }
  return rows;
}
