import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillWithDemo, type Demo } from '../src/demo.ts';
import { newKey } from '../src/platform/secret-keys.ts';
import { testPortal, type TestPortal } from './portal.ts';

export type DemoPortal = TestPortal & Readonly<{ demo: Demo }>;

/** People of the sample customers whom tests sign in as. */
export const demoPeople = Object.freeze({
  finance: 'g.vandenberg@zilverlinde.example.org',
  signatory: 'c.vandongen@zilverlinde.example.org',
  functional: 'a.benali@zilverlinde.example.org',
  small: 'marijke@windvaan.example.nl',
  technical: 'tom.bakker@vanrossumkley.example.com',
  staff: 'sanne.de.wit@contict.example.nl',
});
export const demoPassword = 'Proef-rit-met-voorbeelden-1';

/**
 * The portal filled as `npm run demo` fills it. The clock stands at the real day, as the demo's dates lie around it.
 */
export async function demoPortal(name: string): Promise<DemoPortal> {
  const t = await testPortal(name, { DATABASE_CONNECTIONS: '10' }, { demo: true });
  t.clock.now = new Date();
  const dataDir = mkdtempSync(join(tmpdir(), 'portal-demo-test-'));
  const address = t.portal.database.address;
  const demo = await fillWithDemo(
    {
      portal: t.portal,
      ring: { keys: [newKey()], place: 'a test' },
      address,
      dataDir,
      place: 'a test',
      close: async () => {},
    },
    { DEMO_PASSWORD: demoPassword },
    () => {},
  );
  return { ...t, demo };
}
