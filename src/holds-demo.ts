import { read, systemScope } from './access/scopes.ts';
import { plain } from './database/statement.ts';
import type { Portal } from './portal.ts';

/** The name of the demo's own key and of the source of its records: together they tell a database that a demo filled, also after a restore. */
export const demoKey = 'demo-api';
export const demoSource = 'demo';

/** Whether sample customers are in this database. */
export async function holdsDemo(portal: Portal): Promise<boolean> {
  const [[row]] = await read(systemScope(portal.database, 'portal'), plain<{ is: boolean }>(
    'select exists (select from api_key where name = $1) and exists (select from import_run where source = $2) as is', demoKey, demoSource));
  return row?.is === true;
}
