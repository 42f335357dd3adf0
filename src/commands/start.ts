import { readConfig } from '../config.ts';
import { holdsDemo } from '../holds-demo.ts';
import { layFoundation, serve, type Foundation } from '../main.ts';
import { say, sayWhy, untilStopped, withPort, withPortal } from './terminal.ts';

/** `npm start`. Answers when somebody stopped it. */
export async function start(): Promise<number> {
  const config = await withPort(readConfig(process.env));
  const foundation = layFoundation(config, { before: refuseDemo });
  // PostgreSQL is on its way by now, and gets ready while the rest of the portal is loaded.
  setImmediate(() => import('../app.ts').catch(() => {}));
  sayWhy((await foundation).portal.log);
  const running = await serve(await foundation);
  say(`The portal answers at ${running.url}`);
  return untilStopped(running);
}

/** Everybody knows who can sign in to a demo, with which password: its customers are not to be mixed with real ones. */
async function refuseDemo({
  address,
  place,
  dataDir,
}: Pick<Foundation, 'address' | 'place' | 'dataDir'>): Promise<void> {
  if (!(await holdsDemo(address))) return;
  throw new Error(
    `These are the sample customers of a demo (${place}). Go on with it: demo --data ${dataDir}. For real customers choose another DATA_DIR or database.`,
  );
}

export const migrateCommand = () => withPortal(async () => say('The database is up to date.'), { make: true });
