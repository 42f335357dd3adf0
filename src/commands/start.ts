import { readConfig } from '../config.ts';
import { layFoundation, serve } from '../main.ts';
import { say, untilStopped, withPort, withPortal } from './terminal.ts';

/** `npm start`. Answers when somebody stopped it. */
export async function start(): Promise<number> {
  const running = await serve(await layFoundation(await withPort(readConfig(process.env))));
  say(`The portal answers at ${running.url}`);
  return untilStopped(running);
}

export const migrateCommand = () => withPortal(async () => say('The database is up to date.'));
