import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type pg from 'pg';
import { systemScope } from '../src/access/scopes.ts';
import { withPortal } from '../src/commands/terminal.ts';
import { copyFrom } from '../src/database/copy.ts';
import { readDocument } from '../src/features/billing/e-invoice/index.ts';
import { importInvoicesCommand } from '../src/features/billing/invoice-import/index.ts';
import { invoiceColumns, lineColumns } from '../src/features/billing/invoice-import/rows.ts';
import type { Portal } from '../src/portal.ts';
import { withClient } from './cluster.ts';

/**
 * A folder of invoices to take in: as `portal import invoices` does, or bare (reading and COPY alone, the bytes in
 * memory already). Watching memory collects garbage on the way, so no times are taken from it.
 */
export type Order = Readonly<{ way: 'own' | 'bare'; folder: string; customer: string; watchMemory?: boolean }>;
/**
 * Wall time and processor time in ms; when asked also memory while it went on, and the least that was in use in its
 * first and in its last fifth.
 */
export type Done = Readonly<{
  ms: number;
  cpuMs: number;
  rss: readonly number[];
  held: readonly [early: number, late: number];
}>;

const sampleMs = 100;

await withPortal(
  ({ portal }) =>
    withClient(process.env['DATABASE_URL']!, async (client) => {
      await client.query(
        'create table if not exists bench_invoice (body jsonb); create table if not exists bench_line (body jsonb)',
      );
      await new Promise<void>((resolve) => {
        process.on('message', (order: Order | 'usage') => {
          if (order !== 'usage')
            void (order.way === 'own' ? own(portal, order) : bare(client, order)).then(
              (done) => process.send?.(done),
              (error: unknown) => process.send?.({ failed: String(error) }),
            );
        });
        process.once('disconnect', resolve);
        process.send?.('ready');
      });
    }),
  { make: true },
);

async function timed(work: () => Promise<void>): Promise<{ ms: number; cpuMs: number }> {
  const [used, began] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000 };
}

async function own(portal: Portal, { folder, customer, watchMemory = false }: Order): Promise<Done> {
  const total = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.xml')).length;
  const rss: number[] = [];
  const uses: number[] = [];
  let done = 0;
  const out = new Writable({
    decodeStrings: false,
    write(_text, _encoding, next) {
      done += 1;
      if (!watchMemory) return next();
      if (done % Math.ceil(total / 50) === 0) uses.push(held());
      next();
    },
  });
  const watch = setInterval(() => watchMemory && rss.push(process.memoryUsage.rss()), sampleMs);
  const cost = await timed(async () => {
    const code = await importInvoicesCommand(
      systemScope(portal.database, 'bench'),
      portal,
      {
        kind: 'invoices',
        path: folder,
        source: 'bench',
        customer,
        wholeSet: false,
        dryRun: false,
        force: false,
        strict: false,
        json: false,
      },
      out,
    );
    if (code !== 0) throw new Error(`Not all invoices of ${folder} came in.`);
  });
  clearInterval(watch);
  return { ...cost, rss, held: [least(uses.slice(0, 10)), least(uses.slice(-10))] };
}

/** How much of a batch is under way differs each time; the least is what stays. */
function least(figures: readonly number[]): number {
  return figures.length === 0 ? 0 : Math.min(...figures);
}

/** Bytes still in use when all garbage is gone. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function bare(client: pg.Client, { folder }: Order): Promise<Done> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.xml'));
  const documents = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const copy = (table: string, rows: readonly string[]) =>
    copyFrom(
      client,
      `copy ${table} from stdin`,
      Readable.from([Buffer.from(rows.map((row) => `${row.replaceAll('\\', '\\\\')}\n`).join(''))]),
    );
  const cost = await timed(async () => {
    const [invoices, lines]: [string[], string[]] = [[], []];
    for (const bytes of documents) {
      const read = await readDocument(bytes, 'xml');
      if (!read.ok) throw new Error('The sample invoice is not sound.');
      invoices.push(JSON.stringify(invoiceColumns(read.invoice, read.problems)));
      lines.push(...read.invoice.lines.map((line, at) => JSON.stringify(lineColumns(line, at))));
    }
    await client.query('begin');
    await copy('bench_invoice', invoices);
    await copy('bench_line', lines);
    await client.query('commit');
  });
  return { ...cost, rss: [], held: [0, 0] };
}
