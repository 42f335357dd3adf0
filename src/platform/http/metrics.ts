import type { FastifyInstance } from 'fastify';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { portalVersion } from '../version.ts';
import { droppedLogLines } from './log.ts';

/** Measures requests of this server and shows the figures at /metrics on a port of its own, on this machine only. */
export async function serveMetrics(app: FastifyInstance & { measure?: (observe: Observe) => void }, port: number): Promise<{ port: number; close(): Promise<void> }> {
  // Loaded only by who measures: it would lengthen every start.
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({ name: 'portal_info', help: 'The version of the portal', labelNames: ['version'], registers: [registry] }).set({ version: portalVersion }, 1);
  const seconds = new Histogram({ name: 'portal_request_seconds', help: 'Time to answer, by route and status', labelNames: ['method', 'route', 'status'], buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5], registers: [registry] });
  app.measure?.((labels, ms) => seconds.observe(labels, ms / 1000));
  new Counter({
    name: 'portal_log_lines_dropped_total',
    help: 'Lines of the log that standard output did not take',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(droppedLogLines());
    },
  });
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    registry.metrics().then((text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text), () => response.writeHead(500).end());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => new Promise((resolve) => void server.close(() => resolve())) };
}

export type Observe = (labels: { method: string; route: string; status: number }, ms: number) => void;
