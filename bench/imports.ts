import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type pg from 'pg';
import { systemScope } from '../src/access/scopes.ts';
import { copyFrom } from '../src/database/copy.ts';
import { writeUbl } from '../src/features/e-invoice/index.ts';
import { sampleInvoice, samplePdf } from '../src/features/e-invoice/samples/invoice.ts';
import { importInvoiceFiles, readDocument } from '../src/features/invoice-import/index.ts';
import { invoiceColumns, lineColumns } from '../src/features/invoice-import/rows.ts';
import { withClient } from './cluster.ts';
import { open, requestFor } from './load.ts';
import type { Recorder } from './record.ts';
import { missing, times, type Row } from './report.ts';
import { tokenOf } from './seed.ts';
import type { Server } from './server.ts';
import { median, spread } from './statistics.ts';

const perRound = 250;
/** Rounds before the measured ones, whose invoices come with a PDF: the year zip takes them along. */
const roundsForZip = 4;
const year = new Date().getUTCFullYear();

/** Import from files, end to end, against reading the same documents and a bare COPY of their rows. */
export async function importRows({ portal }: Recorder, databaseUrl: string, folder: string, invoices: number): Promise<Row[]> {
  const rates = { own: [] as number[], bare: [] as number[], memory: [] as number[] };
  const scope = systemScope(portal.database, 'bench');
  const run = Date.now().toString(36);
  await withClient(databaseUrl, async (client) => {
    await client.query('drop table if exists bench_invoice, bench_line');
    await client.query('create table bench_invoice (body jsonb); create table bench_line (body jsonb)');
    for (let round = 0; round < roundsForZip + Math.ceil(invoices / perRound); round++) {
      const documents = Array.from({ length: perRound }, (_, k) => documentOf(`${run}-${round}-${k}`, round < roundsForZip ? year : year - 1));
      const place = join(folder, 'in', String(round));
      await mkdir(place, { recursive: true });
      for (const [k, bytes] of documents.entries()) {
        await writeFile(join(place, `${k}.xml`), bytes);
        if (round < roundsForZip) await writeFile(join(place, `${k}.pdf`), samplePdf);
      }
      const own = async () => {
        const { created } = await importInvoiceFiles(scope, portal, [place], { source: 'bench', customerNumber: round < roundsForZip ? 'K2' : `K${3 + (round % 900)}` });
        if (created !== perRound) throw new Error(`Only ${created} of ${perRound} invoices came in.`);
      };
      if (round < roundsForZip) {
        await own();
        continue;
      }
      for (const way of round % 2 === 0 ? (['own', 'bare'] as const) : (['bare', 'own'] as const)) {
        const began = performance.now();
        await (way === 'own' ? own() : bare(client, documents));
        rates[way].push(perRound / ((performance.now() - began) / 1000));
      }
      rates.memory.push(process.memoryUsage.rss());
    }
  });
  const share = spread(rates.own.map((rate, round) => rate / rates.bare[round]!));
  const third = Math.max(1, Math.floor(rates.memory.length / 3));
  const growth = (median(rates.memory.slice(-third)) - median(rates.memory.slice(0, third))) / 1e6;
  return [
    { what: 'import: UBL invoices per second against reading + COPY alone', goal: '≥ 0.5 ×', found: times(share.median), met: share.median >= 0.5, beside: `${share.low.toFixed(2)}–${share.high.toFixed(2)}; ${Math.round(median(rates.own))}/s against ${Math.round(median(rates.bare))}/s` },
    { what: `import: memory gained from the first to the last third of ${rates.own.length * perRound} invoices`, goal: 'none', found: `${growth.toFixed(0)} MB`, met: growth < 40, beside: `${Math.round(Math.max(...rates.memory) / 1e6)} MB at most, benchmark included` },
  ];
}

const documentOf = (number: string, inYear: number) => Buffer.from(writeUbl({ ...sampleInvoice, number, issueDate: `${inYear}-01-15`, dueDate: `${inYear}-02-15`, attachments: [] }));

async function bare(client: pg.Client, documents: readonly Buffer[]): Promise<void> {
  const [invoices, lines]: string[][] = [[], []];
  for (const bytes of documents) {
    const read = await readDocument(bytes, 'xml');
    if (!read.ok) throw new Error('The sample invoice is not sound.');
    invoices!.push(JSON.stringify(invoiceColumns(read.invoice, read.problems)));
    lines!.push(...read.invoice.lines.map((line, at) => JSON.stringify(lineColumns(line, at))));
  }
  const copy = (table: string, rows: readonly string[]) => copyFrom(client, `copy ${table} from stdin`, Readable.from([Buffer.from(rows.map((row) => `${row.replaceAll('\\', '\\\\')}\n`).join(''))]));
  await client.query('begin');
  await copy('bench_invoice', invoices!);
  await copy('bench_line', lines!);
  await client.query('commit');
}

/** All invoices of a year as one zip, while the server's memory is watched. */
export async function zipRows(server: Server): Promise<Row[]> {
  const what = `year zip of a thousand invoices with PDF and UBL`;
  const before = (await server.usage()).rss;
  const line = await open(server.port);
  let most = before;
  const began = performance.now();
  const found = await new Promise<{ status: string; first: number; bytes: number }>((resolve, reject) => {
    let [first, bytes, status] = [0, 0, ''];
    line.socket.removeAllListeners('data');
    line.socket.on('data', (part) => {
      if (first === 0) [first, status] = [performance.now() - began, part.toString('latin1', 9, 12)];
      bytes += part.length;
      if (status !== '200' || part.subarray(-7).toString('latin1').endsWith('0\r\n\r\n')) resolve({ status, first, bytes });
    });
    line.socket.once('error', reject);
    line.socket.write(requestFor(`/facturen/jaar/${year}`, tokenOf(2)));
    const watch = setInterval(() => void server.usage().then(({ rss }) => { most = Math.max(most, rss); }, () => {}), 200);
    setTimeout(() => reject(new Error('The zip took more than two minutes.')), 120_000).unref();
    line.socket.once('close', () => clearInterval(watch));
  });
  const took = performance.now() - began;
  line.socket.destroy();
  if (found.status !== '200') return [missing(what, 'first byte < 200 ms', `answered ${found.status}`)];
  return [{ what, goal: 'first byte < 200 ms, memory flat', found: `${Math.round(found.first)} ms, +${Math.round((most - before) / 1e6)} MB`, met: found.first < 200 && most - before < 60e6, beside: `${(found.bytes / 1e6).toFixed(1)} MB in ${(took / 1000).toFixed(1)} s` }];
}
