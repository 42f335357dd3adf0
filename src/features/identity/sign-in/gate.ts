import { busy } from '../../../platform/http/errors.ts';
import { networksOf } from '../throttle/index.ts';

/** `device`: whether it sent a token of a browser that signed in before; whether it is a right one is asked later. */
type Caller = Readonly<{ address: string | null; device: boolean }>;

/**
 * At most so many tries to sign in under way: of one network, of strangers, and of all. Each costs some questions to
 * the database.
 */
const most = Object.freeze({ ofNetwork: 30, ofStrangers: 60, ofAll: 120 });

/**
 * The door before the sign-in itself: refuses with 503 what comes in too great numbers, before it costs or counts
 * anything. A network that sends many at once leaves room for the others, and all strangers together leave room for
 * browsers that were here before.
 */
export function signInGate() {
  const under = { strangers: 0, all: 0 };
  const ofNetwork = new Map<string, number>();
  const add = (networks: readonly string[], stranger: boolean, by: 1 | -1) => {
    under.all += by;
    if (stranger) under.strangers += by;
    for (const network of networks) {
      const now = (ofNetwork.get(network) ?? 0) + by;
      if (now > 0) ofNetwork.set(network, now);
      else ofNetwork.delete(network);
    }
  };
  return async function through<T>({ address, device }: Caller, work: () => Promise<T>): Promise<T> {
    const networks = networksOf(address).map(({ of }) => of);
    const full =
      under.all >= most.ofAll ||
      (!device && under.strangers >= most.ofStrangers) ||
      networks.some((network) => (ofNetwork.get(network) ?? 0) >= most.ofNetwork);
    if (full) throw busy(5);
    add(networks, !device, 1);
    try {
      return await work();
    } finally {
      add(networks, !device, -1);
    }
  };
}
