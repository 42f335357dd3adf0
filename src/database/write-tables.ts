// `npm run tables`: writes src/database/tables.ts from a freshly migrated database. A test fails when it is out of
// date.
import { writeFileSync } from 'node:fs';
import { startEmbedded, throwAwayFolder } from './embedded.ts';
import { migrate } from './migrate.ts';
import { describeTables } from './describe-tables.ts';

const database = await startEmbedded({ folder: throwAwayFolder('tables'), durable: false });
try {
  const address = { host: database.host, port: database.port, user: database.user, database: database.database };
  await migrate(address);
  writeFileSync(new URL('./tables.ts', import.meta.url), await describeTables(address));
} finally {
  await database.stop();
}
