import { turns } from '../../../platform/http/turns.ts';

/**
 * Imports of one kind wait for each other inside the database, each on a connection: without a limit here a burst would
 * take them all.
 */
export const inTurn = turns({ atOnce: 3, waitingAtMost: 200 });
