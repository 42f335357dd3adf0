import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A stretch of network between a portal and its database. */
export type DatabaseProxy = Readonly<{
  port: number;
  /** Swallows everything from now on, without a word: what a broken network does. */
  swallow(): void;
  /** Lets new connections through again. */
  heal(): void;
  /** Calls this at the first connection that names itself so, before anything of it is passed on. */
  atConnectionOf(application: string, work: () => void): void;
  /** Hangs up, and lets nobody in any more. */
  close(): void;
}>;

/** Passes on what comes to a free port of this machine to the PostgreSQL with this socket. */
export async function databaseProxy(socketFile: string): Promise<DatabaseProxy> {
  const open = new Set<Socket>();
  let swallowing = false;
  let watched: Readonly<{ application: string; work: () => void }> | null = null;
  const server = createServer((near) => {
    const far = connect(socketFile);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('error', () => {}).on('close', () => (open.delete(from), swallowing || to.destroy()));
      from.on('data', (part: Buffer) => {
        if (from === near && watched !== null && part.includes(`application_name\0${watched.application}\0`))
          watched.work();
        if (!swallowing && !to.destroyed) to.write(part);
      });
    }
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => void server.once('listening', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    swallow: () => void (swallowing = true),
    heal: () => void (swallowing = false),
    atConnectionOf: (application, work) => void (watched = { application, work }),
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
