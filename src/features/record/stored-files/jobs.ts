import { inOneFlight, systemScope } from '../../../access/scopes.ts';
import type { Task } from '../../../platform/jobs/worker.ts';
import type { Portal } from '../../../portal.ts';
import { keysInUse } from './queries.ts';

type Parts = Pick<Portal, 'database' | 'files' | 'now' | 'log'>;

/** Longer than any upload or import takes between its file and its commit. */
const graceMs = 24 * 3_600_000;

/**
 * Removes files that no record names: what is left when the portal is killed between writing a file and committing what
 * it belongs to. Harmless to repeat.
 */
export const sweepFiles: Task<Parts, object> = {
  name: 'sweep-files',
  runsAt: '41 2 * * *',
  async run(portal) {
    const scope = systemScope(portal.database, 'portal');
    let removed = 0;
    for await (const keys of portal.files.writtenBefore(new Date(portal.now().getTime() - graceMs))) {
      if (keys.length === 0) continue;
      const [rows] = await inOneFlight(scope, keysInUse(keys));
      const used = new Set(rows.map(({ key }) => key));
      for (const key of keys.filter((one) => !used.has(one))) {
        await portal.files.remove(key);
        removed += 1;
      }
    }
    if (removed > 0) portal.log.info({ removed }, 'files that nothing names are gone');
  },
};
