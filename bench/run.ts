import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchCluster, filled } from './cluster.ts';
import { crowdRows } from './crowd.ts';
import { deepRows, growthRows } from './growth.ts';
import { importRows, zipRows } from './imports.ts';
import { mainPages, pageRows } from './pages.ts';
import { recorder } from './record.ts';
import { missing, table, type Row } from './report.ts';
import { startPortal } from './server.ts';
import { startRows } from './start.ts';
import { togetherRows } from './together.ts';
import { weightRows } from './weight.ts';

const { values: chosen } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    customers: { type: 'string' },
    invoices: { type: 'string' },
    rounds: { type: 'string' },
    imported: { type: 'string' },
    data: { type: 'string' },
    only: { type: 'string' },
  },
});
const whole = (text: string | undefined, usual: number) =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : usual;
const customers = whole(chosen.customers, chosen.quick ? 2_000 : 100_000);
const invoicesEach = Math.max(30, Math.round(whole(chosen.invoices, chosen.quick ? 100_000 : 10_000_000) / customers));
const rounds = whole(chosen.rounds, chosen.quick ? 4 : 15);
const imported = whole(chosen.imported, chosen.quick ? 4_000 : 100_000);
const effort = { rounds, seconds: chosen.quick ? 0.5 : 1, warmUp: chosen.quick ? 1 : 5 };
const half = { ...effort, rounds: Math.ceil(rounds / 2) };
const say = (text: string) => void process.stderr.write(`${text}\n`);

const wanted = (name: string) =>
  chosen.only === undefined ||
  name.includes(chosen.only) ||
  mainPages.some(([page]) => name === 'pages' && page.includes(chosen.only!));
const folder = mkdtempSync(join(tmpdir(), 'portal-bench-files-'));
const cluster = await benchCluster(chosen.data ?? null);
const rows: Row[] = [];

/** Each part of the report; one that fails says why and leaves the others alone. */
async function part(name: string, work: () => Promise<readonly Row[]>): Promise<void> {
  if (!wanted(name)) return;
  say(`${name} …`);
  try {
    rows.push(...(await work()));
  } catch (error) {
    rows.push(missing(name, '', (error as Error).message.slice(0, 120)));
  }
}

try {
  const large = { customers, databaseUrl: await filled(cluster, { customers, invoicesEach }, say) };
  const few = Math.max(20, Math.round(customers / 100));
  const small = { customers: few, databaseUrl: await filled(cluster, { customers: few, invoicesEach }, say) };
  const settings = { DATABASE_URL: large.databaseUrl, DATA_DIR: folder };
  const ear = await recorder(large.databaseUrl, join(folder, 'files'));
  const portal = await startPortal(settings);
  try {
    await part('pages', () =>
      pageRows(
        ear,
        portal,
        large,
        effort,
        mainPages.some(([name]) => name.includes(chosen.only ?? '')) ? chosen.only : '',
      ),
    );
    await part('weight', () => weightRows(ear));
    await part('growth', () => growthRows(portal, large, small, settings, half));
    await part('deep', () => deepRows(portal, invoicesEach, half));
    await part('import', () => importRows(large.databaseUrl, folder, imported, chosen.quick));
    await part('zip after import', () => zipRows(portal));
    await part('together', () => togetherRows(portal, large, settings, half));
  } finally {
    await portal.stop();
    await ear.close();
  }
  await part('crowd', () => crowdRows(large, settings, chosen.quick ? 1 : 4, say));
  await part('start', () => startRows(chosen.quick ? 2 : 7));
  process.stdout.write(
    `\n${customers} customers, ${customers * invoicesEach} invoices, ${rounds} rounds of ${effort.seconds} s, ${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}, Node ${process.versions.node}\n\n${table(rows)}\n`,
  );
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
