import { systemScope } from '../../../access/scopes.ts';
import type { Task } from '../../../platform/jobs/worker.ts';
import type { Portal } from '../../../portal.ts';
import { dropEnded } from './actions.ts';

type Parts = Pick<Portal, 'database' | 'files' | 'now' | 'log'>;

/**
 * Removes files of refused forms that nobody can send any more: after their hour, or when their session ended. Harmless
 * to repeat.
 */
export const sweepKeptFiles: Task<Parts, object> = {
  name: 'sweep-kept-files',
  runsAt: '*/5 * * * *',
  async run(portal) {
    const removed = await dropEnded(systemScope(portal.database), portal.files, portal.now());
    if (removed > 0) portal.log.info({ removed }, 'files of refused forms are gone');
  },
};
