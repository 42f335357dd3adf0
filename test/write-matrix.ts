// `npm run matrix`: writes docs/security/matrix.md anew.
import { writeFile } from 'node:fs/promises';
import { writeMatrix } from './matrix.ts';
import { testPortal } from './portal.ts';

const t = await testPortal('matrix');
await writeFile('docs/security/matrix.md', await writeMatrix(t));
await t.close();
process.exit(0);
