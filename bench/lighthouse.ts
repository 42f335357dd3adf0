// Opens the main pages of the demo as a phone on a slow line would, with Lighthouse, and prints its marks as a table.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../test/browser.ts';
import { freePort } from './server.ts';

/** Taken from the registry when asked for: see docs/decisions/071-lighthouse.md. */
const version = '13.5.0';
const root = fileURLToPath(new URL('..', import.meta.url));
const password = 'Proef-rit-met-voorbeelden-1';
const mail = 'c.vandongen@zilverlinde.example.org';

type Audit = Readonly<{ score: number | null; numericValue?: number; title: string; scoreDisplayMode: string }>;
type Report = Readonly<{
  categories: Readonly<Record<string, { score: number; auditRefs: readonly { id: string; weight: number }[] }>>;
  audits: Readonly<Record<string, Audit>>;
}>;

async function withDemo(work: (url: string) => Promise<void>): Promise<void> {
  const port = await freePort();
  const demo = spawn(process.execPath, ['--import', './src/platform/jsx-loader.js', 'bin/portal.ts', 'demo'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), DEMO_PASSWORD: password },
  });
  const gone = new Promise((resolve) => demo.once('exit', resolve));
  const url = `http://localhost:${port}`;
  try {
    const ready = () =>
      fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    for (let tries = 0; !(await ready()); tries++) {
      if (tries > 900 || demo.exitCode !== null) throw new Error('The demo did not start: run it by hand to see why.');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await work(url);
  } finally {
    demo.kill('SIGTERM');
    await gone;
  }
}

async function signIn(url: string): Promise<string> {
  const reply = await fetch(`${url}/aanmelden`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ gebruikersnaam: mail, wachtwoord: password }),
  });
  const cookie = reply.headers
    .getSetCookie()
    .find((one) => one.startsWith('sessie='))
    ?.split(';')[0];
  if (cookie === undefined) throw new Error(`Nobody could sign in (${reply.status}).`);
  return cookie;
}

async function look(address: string, cookie: string | null, chromium: string): Promise<Report> {
  const args = [
    'exec',
    '--yes',
    `--package=lighthouse@${version}`,
    '--',
    'lighthouse',
    address,
    '--quiet',
    '--output=json',
    '--output-path=stdout',
    '--no-enable-error-reporting',
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync',
    '--only-categories=performance,accessibility,best-practices,seo',
    ...(cookie === null ? [] : [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`]),
  ];
  const run = spawn('npm', args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, CHROME_PATH: chromium },
  });
  const parts: Buffer[] = [];
  for await (const part of run.stdout) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as Report;
}

function marks(name: string, { categories, audits }: Report, isPublic: boolean): string {
  const mark = (category: string) => String(Math.round((categories[category]?.score ?? 0) * 100));
  const figure = (audit: string) => audits[audit]?.numericValue ?? NaN;
  const seo = isPublic ? mark('seo') : '–';
  return `| ${name} | ${['performance', 'accessibility', 'best-practices'].map(mark).join(' | ')} | ${seo} | ${(figure('largest-contentful-paint') / 1000).toFixed(2)} s | ${figure('cumulative-layout-shift').toFixed(3)} | ${Math.round(figure('total-blocking-time'))} ms |`;
}

/** What keeps a page from full marks. */
function complaints({ categories, audits }: Report, isPublic: boolean): string[] {
  const counted = Object.entries(categories)
    .filter(([name]) => isPublic || name !== 'seo')
    .flatMap(([, { auditRefs }]) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id));
  return [...new Set(counted)]
    .filter((id) => audits[id]?.score != null && audits[id].score < 0.9)
    .map((id) => `  ${id}: ${audits[id]!.title}`);
}

const chromium = await findChromium();
await withDemo(async (url) => {
  const cookie = await signIn(url);
  const list = await (await fetch(`${url}/facturen`, { headers: { cookie } })).text();
  const invoice = /href="(\/facturen\/[^"/]*\d[^"/]*)"/.exec(list)?.[1] ?? '/facturen';
  const pages = [
    ['sign-in', '/aanmelden', true],
    ['about', '/over', true],
    ['overview', '/', false],
    ['invoices', '/facturen', false],
    ['one invoice', invoice, false],
    ['services', '/diensten', false],
    ['cloud users', '/cloudgebruikers', false],
  ] as const;
  process.stdout.write(
    '| page | performance | accessibility | best practices | SEO | largest paint | layout shift | blocking |\n|---|---|---|---|---|---|---|---|\n',
  );
  const notes: string[] = [];
  for (const [name, path, isPublic] of pages) {
    const report = await look(url + path, isPublic ? null : cookie, chromium);
    process.stdout.write(`${marks(name, report, isPublic)}\n`);
    notes.push(...complaints(report, isPublic).map((line) => `${name}${line}`));
  }
  if (notes.length > 0) process.stdout.write(`\n${notes.join('\n')}\n`);
});
