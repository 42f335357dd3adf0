// `npm run matrix`: writes docs/security/matrix.md and docs/security/log.md and docs/architecture.svg anew.
import { writeFile } from 'node:fs/promises';
import { mapSvg } from './map.ts';
import { logPage } from './log-page.ts';
import { writeMatrix } from './matrix.ts';
import { testPortal } from './portal.ts';

const t = await testPortal('matrix');
await writeFile('docs/security/matrix.md', await writeMatrix(t));
await writeFile('docs/security/log.md', logPage());
await writeFile('docs/architecture.svg', mapSvg());
await t.close();
process.exit(0);
