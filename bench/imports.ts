import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeUbl } from '../src/features/billing/e-invoice/index.ts';
import { sampleInvoice, samplePdf } from '../src/features/billing/e-invoice/samples/invoice.ts';
import type { Done, Order } from './importer.ts';
import { open as openLine, requestFor } from './load.ts';
import { missing, times, type Row } from './report.ts';
import { tokenOf } from './seed.ts';
import { startServer, type Server } from './server.ts';
import { median, spread } from './statistics.ts';

/**
 * Both ways are measured in folders of so many; the first only warm them up: the code gets quicker for some three
 * thousand invoices.
 */
const warming = 4;
const perFolder = 500;
const folders = { quick: 6, full: 12 };
/** Invoices with a PDF, of this year: the year zip takes them along. */
const forZip = 1000;
const year = new Date().getUTCFullYear();

/**
 * Import from files as the command does it, against reading the same documents and a bare COPY of their rows, each in a
 * process of its own; then one large folder, while memory is watched.
 */
export async function importRows(
  databaseUrl: string,
  dataFolder: string,
  invoices: number,
  quick: boolean,
): Promise<Row[]> {
  const place = join(dataFolder, 'in');
  const settings = { DATABASE_URL: databaseUrl, DATA_DIR: dataFolder, LOG_LEVEL: 'warn' };
  const own = await importer(settings);
  const bare = await importer(settings);
  try {
    const found: { own: Done; bare: Done }[] = [];
    for (let round = 0; round < warming + (quick ? folders.quick : folders.full); round++) {
      const folder = await writeFolder(join(place, String(round)), perFolder, year - 1);
      const order = { folder, customer: `K${3 + round}` };
      const take = { own: () => run(own, { way: 'own', ...order }), bare: () => run(bare, { way: 'bare', ...order }) };
      if (round % 2 === 0) found.push({ own: await take.own(), bare: await take.bare() });
      else found.push(swapped(await take.bare(), await take.own()));
    }
    await run(own, {
      way: 'own',
      folder: await writeFolder(join(place, 'zip'), forZip, year, samplePdf),
      customer: 'K2',
    });
    return [
      ratioRow(found.slice(warming), await diskCost(join(place, 'disk'))),
      await memoryRow(settings, await writeFolder(join(place, 'large'), invoices, year - 1), invoices),
    ];
  } finally {
    await Promise.all([own.stop(), bare.stop()]);
  }
}

/**
 * What the disk asks for a file, which only the portal keeps. On ext4 a new one costs twenty times more for minutes
 * after thousands were deleted nearby.
 */
async function diskCost(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const [making, syncing]: [number[], number[]] = [[], []];
  for (let k = 0; k < 50; k++) {
    const began = performance.now();
    const file = await open(join(folder, String(k)), 'wx');
    making.push(performance.now() - began);
    await file.write('x');
    const written = performance.now();
    await file.sync();
    syncing.push(performance.now() - written);
    await file.close();
  }
  return `here a new file costs ${median(making).toFixed(2)} ms, its sync ${median(syncing).toFixed(2)} ms`;
}

const swapped = (bare: Done, own: Done) => ({ own, bare });

/** A process that imports on demand, ready. */
async function importer(settings: Readonly<Record<string, string>>): Promise<Server> {
  const server = await startServer(['bench/importer.ts'], settings, ['--expose-gc']);
  await new Promise((resolve, reject) => {
    server.child.once('message', resolve);
    server.child.once('exit', () => reject(new Error('The process that imports did not start.')));
  });
  return server;
}

async function run(server: Server, order: Order): Promise<Done> {
  const answer = (await server.send(order)) as Done | { failed: string };
  if ('failed' in answer) throw new Error(answer.failed);
  return answer;
}

function ratioRow(found: readonly { own: Done; bare: Done }[], disk: string): Row {
  const share = spread(found.map(({ own, bare }) => bare.ms / own.ms));
  const perSecond = (way: 'own' | 'bare') => Math.round(perFolder / (median(found.map((one) => one[way].ms)) / 1000));
  const cost = (way: 'own' | 'bare') => (median(found.map((one) => one[way].cpuMs)) / perFolder).toFixed(2);
  return {
    what: 'import: UBL invoices per second against reading + COPY alone',
    goal: '≥ 0.5 ×',
    found: times(share.median),
    met: share.median >= 0.5,
    beside: `${share.low.toFixed(2)}–${share.high.toFixed(2)}; ${perSecond('own')}/s against ${perSecond('bare')}/s; processor time of the process ${cost('own')} ms against ${cost('bare')} ms; ${disk}`,
  };
}

async function memoryRow(settings: Readonly<Record<string, string>>, folder: string, invoices: number): Promise<Row> {
  const server = await importer(settings);
  try {
    const { rss, held } = await run(server, { way: 'own', folder, customer: 'K1', watchMemory: true });
    const quarter = Math.max(1, Math.floor(rss.length / 4));
    const growth = (median(rss.slice(-quarter)) - median(rss.slice(quarter, 2 * quarter))) / 1e6;
    const inUse = (held[1] - held[0]) / 1e6;
    return {
      what: `import: memory in use in the last fifth of ${invoices} invoices, over that in the first`,
      goal: 'none',
      found: `${inUse.toFixed(1)} MB`,
      met: inUse < 8,
      beside: `${(held[1] / 1e6).toFixed(0)} MB in use; the process ${Math.round(Math.max(...rss) / 1e6)} MB at most, ${growth.toFixed(0)} MB more in its last quarter than in its second`,
    };
  } finally {
    await server.stop();
  }
}

let written = 0;

/** Writes a folder of invoices that nobody has yet, a thousand to a folder below it when there are many. */
async function writeFolder(place: string, count: number, inYear: number, pdf?: Uint8Array): Promise<string> {
  const run = `${Date.now().toString(36)}-${written++}`;
  for (let k = 0; k < count; k++) {
    const below = count > 2000 ? join(place, String(Math.floor(k / 1000))) : place;
    if (k % 1000 === 0) await mkdir(below, { recursive: true });
    await writeFile(
      join(below, `${k}.xml`),
      writeUbl({
        ...sampleInvoice,
        number: `${run}-${k}`,
        issueDate: `${inYear}-01-15`,
        dueDate: `${inYear}-02-15`,
        attachments: [],
      }),
    );
    if (pdf) await writeFile(join(below, `${k}.pdf`), pdf);
  }
  return place;
}

/**
 * All invoices of a year as one zip, twice: at once, for how soon the first byte comes; then by a reader that keeps
 * pausing, for what the server holds meanwhile. A process that did little yet grows with any work, so memory counts
 * from after the first.
 */
export async function zipRows(server: Server): Promise<Row[]> {
  const what = 'year zip of a thousand invoices with PDF and UBL';
  const quick = await download(server, 0);
  if (quick.status !== '200') return [missing(what, 'first byte < 200 ms', `answered ${quick.status}`)];
  const before = (await server.usage()).rss;
  const slow = await download(server, 20);
  const grown = slow.most - before;
  return [
    {
      what,
      goal: 'first byte < 200 ms, memory flat',
      found: `${Math.round(quick.first)} ms, +${Math.round(grown / 1e6)} MB`,
      met: quick.first < 200 && grown < 40e6,
      beside: `${(quick.bytes / 1e6).toFixed(1)} MB in ${(quick.ms / 1000).toFixed(1)} s; memory with a reader that pauses, ${(slow.ms / 1000).toFixed(1)} s`,
    },
  ];
}

type Download = Readonly<{ status: string; first: number; ms: number; bytes: number; most: number }>;

/** Times from the request on, and the most memory the server held. Pauses this many ms after each 64 kB. */
async function download(server: Server, pauseMs: number): Promise<Download> {
  const line = await openLine(server.port);
  let [most, first, bytes, unpaused, status] = [0, 0, 0, 0, ''];
  const watch = setInterval(
    () =>
      void server.usage().then(
        ({ rss }) => {
          most = Math.max(most, rss);
        },
        () => {},
      ),
    100,
  );
  const began = performance.now();
  try {
    await new Promise<void>((resolve, reject) => {
      line.socket.removeAllListeners('data');
      line.socket.on('data', (part) => {
        if (first === 0) [first, status] = [performance.now() - began, part.toString('latin1', 9, 12)];
        bytes += part.length;
        unpaused += part.length;
        if (status !== '200' || part.subarray(-7).toString('latin1').endsWith('0\r\n\r\n')) return resolve();
        if (pauseMs === 0 || unpaused < 65_536) return;
        unpaused = 0;
        line.socket.pause();
        setTimeout(() => line.socket.resume(), pauseMs);
      });
      line.socket.once('error', reject);
      line.socket.write(requestFor(`/facturen/jaar/${year}`, tokenOf(2)));
      setTimeout(() => reject(new Error('The zip took more than two minutes.')), 120_000).unref();
    });
  } finally {
    clearInterval(watch);
    line.socket.destroy();
  }
  return { status, first, ms: performance.now() - began, bytes, most };
}
