import { availableParallelism } from 'node:os';
import type { Effort } from './compare.ts';
import { drive, open } from './load.ts';
import { requestsOf, type Place } from './pages.ts';
import { times, type Row } from './report.ts';
import { startPortal, type Server } from './server.ts';
import { spread } from './statistics.ts';

/**
 * A second portal on the same database: how much more the two answer, and what a visitor notices when one of them is
 * killed.
 */
export async function togetherRows(
  portal: Server,
  { customers }: Place,
  settings: Readonly<Record<string, string>>,
  { rounds, seconds }: Effort,
): Promise<Row[]> {
  const second = await startPortal(settings);
  const requests = requestsOf('/facturen', customers);
  const shares: number[] = [];
  await drive({ port: second.port, requests });
  for (let round = 0; round < rounds; round++) {
    const alone = async () => rate(await drive({ port: portal.port, requests }, { seconds }));
    const both = async () =>
      (await Promise.all([portal, second].map(({ port }) => drive({ port, requests }, { seconds })))).reduce(
        (sum, one) => sum + rate(one),
        0,
      );
    const [one, two] =
      round % 2 === 0 ? [await alone(), await both()] : ([await both(), await alone()].reverse() as [number, number]);
    shares.push(two / one);
  }
  const share = spread(shares);
  const cores = availableParallelism();
  const row: Row = {
    what: 'two processes on one database: requests per second of one',
    goal: '≥ 1.7 × with the cores for it',
    found: times(share.median),
    met: cores >= 6 ? share.median >= 1.7 : null,
    beside: `${share.low.toFixed(2)}–${share.high.toFixed(2)}; ${cores} cores for two portals, the database and the load`,
  };
  return [row, await killed(portal, second, requests)];
}

const rate = ({ answers, seconds }: { answers: number; seconds: number }) => answers / seconds;

/**
 * Asks both by turns with the same sessions; one is killed in the middle. Whoever gets no answer asks the other one.
 */
async function killed(portal: Server, second: Server, requests: readonly Buffer[]): Promise<Row> {
  const [counts, until] = [{ asked: 0, again: 0, failed: 0 }, performance.now() + 2000];
  setTimeout(() => second.child.kill('SIGKILL'), 700);
  const ask = async (port: number, request: Buffer) => {
    const line = await open(port);
    return (await line.ask(request).finally(() => line.socket.destroy())).status === 200;
  };
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (performance.now() < until) {
        const request = requests[counts.asked % requests.length]!;
        const first = counts.asked++ % 2 === 0 ? portal.port : second.port;
        if (await ask(first, request).catch(() => false)) continue;
        counts.again++;
        if (!(await ask(portal.port, request).catch(() => false))) counts.failed++;
      }
    }),
  );
  return {
    what: 'one of the two killed under load: requests lost after asking again',
    goal: '0',
    found: String(counts.failed),
    met: counts.failed === 0,
    beside: `${counts.asked} asked, ${counts.again} asked again`,
  };
}
