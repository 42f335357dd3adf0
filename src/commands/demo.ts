import { chmod, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig, type Config, type Environment } from '../config.ts';
import { throwAwayFolder } from '../database/embedded.ts';
import { fillWithDemo, welcome } from '../demo.ts';
import { layFoundation, serve } from '../main.ts';
import { sampleSettings } from '../ui/brand/brand.ts';
import { say, sayWhy, untilStopped, withPort } from './terminal.ts';

/** The settings of a demo: sample values where nothing is set, a database of its own, and mail that reaches nobody. */
export const demoConfig = (environment: Environment): Config =>
  readConfig(
    {
      ...sampleSettings,
      ...environment,
      DATABASE_URL: '',
      SMTP_URL: '',
      LOG_LEVEL: environment['LOG_LEVEL'] ?? 'warn',
    },
    { demo: true },
  );

/** `npm run demo [-- --data DIR]`: the whole portal with sample customers. */
export async function demo(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } } });
  const began = Date.now();
  const config = await withPort(demoConfig(process.env));
  const kept = values.data ?? null;
  const dataDir = kept ?? throwAwayFolder('mijn-contict-demo');
  // The embedded database runs as another account than root: it has to reach its own folder inside.
  if (kept === null) await chmod(dataDir, 0o711);
  say('Preparing sample customers …');
  const foundation = await layFoundation(config, { dataDir, durable: kept !== null });
  const filled = await fillWithDemo(foundation, process.env, say).catch(async (error: unknown) => {
    await foundation.close();
    throw error;
  });
  sayWhy(foundation.portal.log);
  const running = await serve(foundation);
  say(welcome(filled, foundation.portal.config.brand.name, running.url, kept));
  say(`  Ready after ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  const code = await untilStopped(running);
  if (kept === null) await rm(dataDir, { recursive: true, force: true });
  return code;
}
