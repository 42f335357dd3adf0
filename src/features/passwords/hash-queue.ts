import { turns } from '../../platform/http/turns.ts';

/** Hashing is made to be heavy: two at a time, fifty waiting. */
export const inTurn = turns({ atOnce: 2, waitingAtMost: 50 });
