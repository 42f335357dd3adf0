import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchCluster, filled } from './cluster.ts';
import { pageRows } from './pages.ts';
import { recorder } from './record.ts';
import { table, type Row } from './report.ts';
import { startPortal } from './server.ts';

const { values: chosen } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    customers: { type: 'string' },
    invoices: { type: 'string' },
    rounds: { type: 'string' },
    data: { type: 'string' },
    only: { type: 'string' },
  },
});
const whole = (text: string | undefined, usual: number) => (text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : usual);
const customers = whole(chosen.customers, chosen.quick ? 2_000 : 100_000);
const invoicesEach = Math.max(30, Math.round(whole(chosen.invoices, chosen.quick ? 100_000 : 10_000_000) / customers));
const rounds = whole(chosen.rounds, chosen.quick ? 5 : 15);
const say = (text: string) => void process.stderr.write(`${text}\n`);

const folder = mkdtempSync(join(tmpdir(), 'portal-bench-files-'));
const cluster = await benchCluster(chosen.data ?? null);
try {
  const databaseUrl = await filled(cluster, { customers, invoicesEach }, say);
  const ear = await recorder(databaseUrl, folder);
  const portal = await startPortal({ DATABASE_URL: databaseUrl, DATA_DIR: folder });
  const rows: Row[] = [];
  try {
    rows.push(...(await pageRows(ear, portal, { databaseUrl, customers }, rounds, chosen.only)));
  } finally {
    await portal.stop();
    await ear.close();
  }
  process.stdout.write(`\n${customers} customers, ${customers * invoicesEach} invoices, ${rounds} rounds, ${availableParallelism()} cores, Node ${process.versions.node}\n\n${table(rows)}\n`);
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
