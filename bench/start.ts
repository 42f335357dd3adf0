import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { throwAwayFolder } from '../src/database/embedded.ts';
import type { Row } from './report.ts';
import { startServer, untilReady } from './server.ts';
import { median } from './statistics.ts';

/**
 * The whole portal with its own database: the first time ever, every time after that, and what it holds while nobody
 * asks.
 */
export async function startRows(times: number): Promise<Row[]> {
  const folder = throwAwayFolder('portal-bench-start');
  const took: number[] = [];
  let memory: number | null = null;
  try {
    for (let turn = 0; turn <= times; turn++) {
      const began = performance.now();
      const server = await startServer(['bin/portal.ts', 'start'], {
        DATA_DIR: `${folder}/data`,
        BASE_URL: 'https://portal.example',
      });
      took.push(await untilReady(server, began));
      if (turn === times) {
        await new Promise((resolve) => setTimeout(resolve, 3000));
        memory = memoryOf(server.child.pid!);
      }
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [first, ...later] = took;
  const cold = median(later);
  const row = (what: string, goal: string, found: string, met: boolean | null, beside = 'until /readyz says yes') => ({
    what,
    goal,
    found,
    met,
    beside,
  });
  return [
    row('first start ever', '≤ 4 s', `${(first! / 1000).toFixed(2)} s`, first! <= 4000),
    row(
      'start with existing data',
      '≤ 1 s',
      `${(cold / 1000).toFixed(2)} s`,
      cold <= 1000,
      `until /readyz says yes, ${later.length} starts`,
    ),
    row(
      'memory idle, database included',
      '≤ 200 MB',
      memory === null ? '–' : `${Math.round(memory / 1e6)} MB`,
      memory === null ? null : memory <= 200e6,
      memory === null ? 'only Linux tells' : 'shared pages counted once',
    ),
  ];
}

/** Proportional memory of a process and everything below it, in bytes; null where the system does not tell. */
function memoryOf(root: number): number | null {
  if (!existsSync(`/proc/${root}/smaps_rollup`)) return null;
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          return [
            [
              Number(pid),
              Number(
                readFileSync(`/proc/${pid}/stat`, 'utf8')
                  .replace(/^.*\) \S /s, '')
                  .split(' ')[0],
              ),
            ] as const,
          ];
        } catch {
          return []; // ended meanwhile
        }
      }),
  );
  const below = (pid: number): boolean =>
    pid === root || (parents.has(pid) && parents.get(pid) !== 0 && below(parents.get(pid)!));
  const sizes = [...parents.keys()].filter(below).map((pid) => {
    try {
      return 1024 * Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}
