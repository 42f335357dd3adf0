import type { TestPortal, Visitor } from './portal.ts';

/**
 * How many times a page goes to the database with the rights of a customer, besides the guard's own look at the
 * session.
 */
export async function flightsOf(t: TestPortal, visitor: Visitor, url: string): Promise<number> {
  const { pg } = t.portal.database.app;
  const connect = pg.connect.bind(pg);
  let flights = 0;
  pg.connect = ((...given: Parameters<typeof connect>) => {
    flights++;
    return connect(...given);
  }) as typeof pg.connect;
  try {
    await visitor.get(url);
    return flights;
  } finally {
    pg.connect = connect;
  }
}
