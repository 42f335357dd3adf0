import type { FastifyInstance } from 'fastify';

/** More than any form may hold: who goes on sending beyond it is cut off. */
const letGoAtMost = 128 * 1024 * 1024;

/**
 * Reads a request to its end that was answered before all of it was there. Otherwise the rest stays in the pipe: a
 * browser that is still sending waits, and the next page over the same connection never gets its turn. Node only does
 * this for a body nobody began to read.
 */
export function readOn(app: FastifyInstance): void {
  app.addHook('onResponse', (request, _reply, done) => {
    const { raw } = request;
    if (!raw.readableEnded && !raw.destroyed) {
      let bytes = 0;
      raw.unpipe();
      raw.on('data', (part: Buffer) => (bytes += part.length) > letGoAtMost && raw.destroy());
      raw.resume();
    }
    done();
  });
}
