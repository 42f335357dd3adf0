import type { DatabaseAddress } from './database/connect.ts';
import { asOwner } from './database/owner.ts';

/**
 * The name of the demo's own key and of the source of its records: together they tell a database that a demo filled,
 * also after a restore.
 */
export const demoKey = 'demo-api';
export const demoSource = 'demo';

/**
 * Whether sample customers are in this database. Asked before it is brought up to date: what is refused must stay as it
 * is.
 */
export async function holdsDemo(address: DatabaseAddress): Promise<boolean> {
  return asOwner(address, async (client) => {
    const {
      rows: [made],
    } = await client.query<{ is: boolean }>(
      "select to_regclass('public.api_key') is not null and to_regclass('public.import_run') is not null as is",
    );
    if (made?.is !== true) return false;
    await client.query('set role portal_system'); // walls may stand around the tables, for their owner too
    const {
      rows: [row],
    } = await client.query<{ is: boolean }>(
      'select exists (select from api_key where name = $1) and exists (select from import_run where source = $2) as is',
      [demoKey, demoSource],
    );
    return row?.is === true;
  });
}
