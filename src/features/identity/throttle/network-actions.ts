import { write, type SystemScope, type Write } from '../../../access/scopes.ts';
import { giveBackTry, takeTry } from './actions.ts';
import { networksOf } from './address.ts';
import type { Limit } from './limits.ts';

const forNetwork = (limit: Limit, times: number): Limit => ({
  ...limit,
  free: limit.free * times,
  cap: limit.cap * times,
});

/**
 * Takes one try for every network that this address is part of. Answers null when it may be made, else the moment from
 * which the next one may; then none of the networks has counted it.
 */
export async function takeNetworkTry(
  scope: SystemScope,
  limit: Limit,
  address: string | null,
  now: Date,
): Promise<Date | null> {
  const taken: string[] = [];
  for (const { of, times } of networksOf(address)) {
    const until = await takeTry(scope, forNetwork(limit, times), of, now);
    if (until !== null) {
      if (taken.length > 0) await write(scope, (trx) => giveBackAll(trx, limit, address, taken));
      return until;
    }
    taken.push(of);
  }
  return null;
}

/** The try was no failure: takes it off the counts of all these networks again. */
export async function giveBackNetworkTry(trx: Write, limit: Limit, address: string | null): Promise<void> {
  await giveBackAll(
    trx,
    limit,
    address,
    networksOf(address).map(({ of }) => of),
  );
}

// Always the narrowest first: two at once never wait for each other.
async function giveBackAll(trx: Write, limit: Limit, address: string | null, taken: readonly string[]): Promise<void> {
  for (const { of, times } of networksOf(address))
    if (taken.includes(of)) await giveBackTry(trx, forNetwork(limit, times), of);
}
