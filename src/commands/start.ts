import { readConfig } from '../config.ts';
import { layFoundation, serve } from '../main.ts';
import { say, sayWhy, untilStopped, withPort, withPortal } from './terminal.ts';

/** `npm start`. Answers when somebody stopped it. */
export async function start(): Promise<number> {
  const config = await withPort(readConfig(process.env));
  const foundation = layFoundation(config);
  // PostgreSQL is on its way by now, and gets ready while the rest of the portal is loaded.
  setImmediate(() => import('../app.ts').catch(() => {}));
  sayWhy((await foundation).portal.log);
  const running = await serve(await foundation);
  say(`The portal answers at ${running.url}`);
  return untilStopped(running);
}

export const migrateCommand = () => withPortal(async () => say('The database is up to date.'), { make: true });
