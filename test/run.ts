// `npm test`: types and the shape of the code first, then every *.test.ts against one PostgreSQL of the run's own. Ends
// with the test runner's closing lines.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './browser.ts';
import { startCluster } from './cluster.ts';

const began = Date.now();
let running: ChildProcess | null = null;
// In the order in which one mends: a wrong type makes the linter say things that are not so.
const checks = [
  { command: 'tsc', args: ['--noEmit'], right: 'Types are right', wrong: 'Type check failed.' },
  {
    command: 'oxlint',
    args: ['--quiet'],
    right: 'The linter finds nothing',
    wrong: 'Lint failed: `npm run lint` says it again.',
  },
  {
    command: 'oxfmt',
    args: ['--check', '.'],
    right: 'The layout is right',
    wrong: 'The layout differs: `npm run format` mends it.',
  },
  {
    command: 'knip',
    args: ['--no-progress'],
    right: 'Nothing is unused',
    wrong: 'Something is unused: `npm run unused` says it again.',
  },
];
for (const { command, args, right, wrong } of checks) {
  if ((await run(command, args)) !== 0) {
    process.stderr.write(`${wrong}\n`);
    process.exit(1);
  }
  process.stdout.write(`${right} (${seconds()} s).\n`);
}

process.env['CHROMIUM'] = await findChromium();
// Whatever tests leave behind lies in one folder, which goes with the run. Everybody may pass: the database runs as
// somebody else.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), `mijn-contict-compiled-${process.getuid?.() ?? 0}`);
const scratch = mkdtempSync(join(tmpdir(), 'portal-run-'));
chmodSync(scratch, 0o1777);
process.env['TMPDIR'] = scratch;
const cluster = await startCluster();
// Whoever stops the run leaves neither the database nor the folder behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void running?.kill(signal));
const wanted = process.argv.slice(2);
const files =
  wanted.length > 0
    ? wanted
    : globSync(['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'bench/**/*.test.ts']).sort();
try {
  process.exitCode = await run(process.execPath, [
    '--import',
    './src/platform/jsx-loader.js',
    '--test',
    '--test-concurrency=2',
    '--test-timeout=240000',
    '--test-reporter=spec',
    ...files,
  ]);
} finally {
  await cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
}
process.stdout.write(`${files.length} test files in ${seconds()} s.\n`);

function seconds(): string {
  return ((Date.now() - began) / 1000).toFixed(1);
}

function run(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = (running = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: command !== process.execPath && process.platform === 'win32',
    }));
    child.on('error', (error) => (process.stderr.write(`${command}: ${error.message}\n`), resolve(1)));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
