import type { TestPortal, Visitor } from './portal.ts';

/** How many times a page goes to the database, whoever it asks as, for somebody who was here a moment ago. */
export async function flightsOf(t: TestPortal, visitor: Visitor, url: string): Promise<number> {
  await visitor.get(url);
  const pools = [t.portal.database.app.pg, t.portal.database.system.pg];
  let flights = 0;
  const usual = pools.map((pool) => {
    const connect = pool.connect.bind(pool);
    pool.connect = ((...given: Parameters<typeof connect>) => {
      flights++;
      return connect(...given);
    }) as typeof pool.connect;
    return connect;
  });
  try {
    await visitor.get(url);
    return flights;
  } finally {
    pools.forEach((pool, at) => (pool.connect = usual[at]!));
  }
}
