import { readFileSync } from 'node:fs';

/** The version of the portal, from the one place that has it: package.json. */
export const portalVersion = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
