import { readConfig } from '../config.ts';
import { layFoundation, type Foundation, type Running } from '../main.ts';

export const say = (text: string) => void process.stdout.write(`${text}\n`);

/** Lends a portal that neither answers nor takes jobs to one command, and puts it away afterwards. */
export async function withPortal(work: (foundation: Foundation) => Promise<number | void>): Promise<number> {
  const foundation = await layFoundation(readConfig({ ...process.env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn' }), { beside: true });
  try {
    return (await work(foundation)) ?? 0;
  } finally {
    await foundation.close();
  }
}

/** Waits for SIGTERM or SIGINT, then lets everything finish. A second signal does not wait. */
export function untilStopped(running: Running): Promise<number> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = () => {
      if (asked) process.exit(1);
      asked = true;
      running.stop().then(
        () => resolve(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          resolve(1);
        },
      );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
}
