import type { FastifyInstance } from 'fastify';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { portalVersion } from '../version.ts';
import { droppedLogLines } from './log.ts';
import type { ObserveJob } from '../jobs/task.ts';

export type Observe = (labels: { method: string; route: string; status: number }, ms: number) => void;
/** One figure as it stands when somebody looks: a name of its own, a value for each set of labels. */
export type Figure = Readonly<{
  name: string;
  help: string;
  labels: readonly string[];
  values: readonly Readonly<{ labels: Readonly<Record<string, string>>; value: number }>[];
}>;
export type Metrics = Readonly<{ port: number; observeJob: ObserveJob; close(): Promise<void> }>;

/**
 * Measures requests of this server and shows the figures at /metrics on a port of its own. `figures` are counted at
 * each look; who looks while they are being counted gets the same count.
 */
export async function serveMetrics(
  app: FastifyInstance & { measure?: (observe: Observe) => void },
  { host = '127.0.0.1', port }: { host?: string; port: number },
  figures: () => Promise<readonly Figure[]> = async () => [],
): Promise<Metrics> {
  // Loaded only by who measures: it would lengthen every start.
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'portal_info',
    help: 'The version of the portal',
    labelNames: ['version'],
    registers: [registry],
  }).set({ version: portalVersion }, 1);
  const seconds = new Histogram({
    name: 'portal_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  const jobSeconds = new Histogram({
    name: 'portal_job_seconds',
    help: 'Time of one try of a job, by kind and outcome',
    labelNames: ['task', 'outcome'],
    buckets: [0.01, 0.1, 1, 10, 60],
    registers: [registry],
  });
  app.measure?.((labels, ms) => seconds.observe(labels, ms / 1000));
  const dropped = new Counter({
    name: 'portal_log_lines_dropped_total',
    help: 'Lines of the log that standard output did not take',
    registers: [],
    collect() {
      this.reset();
      this.inc(droppedLogLines());
    },
  });
  registry.registerMetric(dropped);
  const now = async (): Promise<string> => {
    const counted = new Registry();
    for (const { name, help, labels, values } of await figures()) {
      const gauge = new Gauge({ name, help, labelNames: [...labels], registers: [counted] });
      for (const { labels: own, value } of values) gauge.set(own, value);
    }
    return `${await registry.metrics()}\n${await counted.metrics()}`;
  };
  let look: Promise<string> | undefined;
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    look ??= now().finally(() => (look = undefined));
    look.then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    observeJob: (labels, ms) => jobSeconds.observe(labels, ms / 1000),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
