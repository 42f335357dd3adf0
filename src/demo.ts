import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemScope, write } from './access/scopes.ts';
import { addKey } from './features/identity/api-keys/index.ts';
import { writeDemo, type DemoSummary } from './features/demo/demo/index.ts';
import { importFile, type RunProblem } from './features/intake/imports/index.ts';
import { kindOf } from './kinds.ts';
import { importInvoiceFiles, isStored } from './features/billing/invoice-import/index.ts';
import { hashPassword } from './features/identity/passwords/index.ts';
import { addStaff } from './features/identity/staff-members/index.ts';
import { demoKey, demoSource } from './holds-demo.ts';
import type { Foundation } from './main.ts';
import { dayOf } from './platform/text/today.ts';

type Staff = {
  givenName: string;
  prefix: string | null;
  surname: string;
  position: string;
  mail: string;
  phone: string;
  hoursNl: string;
  hoursEn: string;
};
export type Demo = Readonly<{
  people: DemoSummary['people'];
  staff: DemoSummary['staff'];
  password: string;
  key: string;
}>;

const tables = ['customers', 'locations', 'contacts', 'subscriptions', 'cloud-users', 'licences'];
const content = ['faq', 'news', 'links', 'documents', 'events', 'notices'];

/**
 * Fills the portal with sample customers, through the same import as real data: a generator writes files, the importer
 * reads them. Everyone of the demo gets the same password.
 */
export async function fillWithDemo(
  { portal, dataDir }: Foundation,
  environment: Readonly<Record<string, string | undefined>>,
  say: (text: string) => void,
): Promise<Demo> {
  const scope = systemScope(portal.database, 'demo');
  const folder = join(dataDir, 'demo-files');
  const summary = await writeDemo(folder, { today: dayOf(portal.now()), brand: portal.config.brand });
  for (const member of JSON.parse(await readFile(join(folder, 'staff.json'), 'utf8')) as Staff[])
    await addStaff(scope, { ...member, hours: { nl: member.hoursNl, en: member.hoursEn } }, { invite: false });
  const importOne = async (kind: string, path: string) => {
    const report = await importFile(scope, portal, kindOf(kind)!, join(folder, path), { source: demoSource });
    if (report.problems.length > 0) throw otherSamples(dataDir, kind, report.problems);
  };
  for (const kind of tables) await importOne(kind, `${kind}.csv`);
  for (const kind of content) await importOne(kind, join('content', kind));
  const leftOut: RunProblem[] = [];
  const invoices = await importInvoiceFiles(scope, portal, [join(folder, 'invoices')], {
    source: demoSource,
    onFile: (report) => void (isStored(report) || report.problems.forEach((one) => leftOut.push(one))),
  });
  if (leftOut.length > 0) throw otherSamples(dataDir, 'invoices', leftOut);
  await importOne('payments', 'payments.csv');
  say(
    `${summary.counts['customers']} customers, ${summary.counts['subscriptions']} subscriptions, ${invoices.created + invoices.unchanged} invoices.`,
  );

  const password = environment['DEMO_PASSWORD'] || `Demo-${randomBytes(6).toString('base64url')}`;
  const hash = await hashPassword(password);
  await write(scope, (trx) =>
    trx.updateTable('account').set({ password_hash: hash, password_set_at: portal.now() }).execute(),
  );
  const key = await addKey(scope, demoKey, { given: environment['DEMO_API_KEY'] || undefined, replace: true });
  return { people: summary.people, staff: summary.staff, password, key };
}

/**
 * A folder that another version filled holds other samples under the same numbers: nothing of it is lost, and it goes
 * on with its own version.
 */
export function otherSamples(
  dataDir: string,
  kind: string,
  [first, ...more]: readonly Pick<RunProblem, 'code' | 'message'>[],
): Error {
  const others = more.length === 0 ? '' : ` And ${more.length} more.`;
  return new Error(
    `The samples in ${dataDir} do not go together with those of this version (${kind}: ${first!.message} [${first!.code}]${others}). Was it filled by another version? Choose a new folder: npm run demo -- --data DIR.`,
  );
}

/** What a new user reads in the terminal: where to go, and as whom. */
export function welcome(demo: Demo, name: string, url: string, kept: string | null): string {
  const width = Math.max(...demo.people.map(({ mail }) => mail.length), ...demo.staff.map(({ mail }) => mail.length));
  const customers = Map.groupBy(demo.people, ({ customer }) => customer);
  const line = (mail: string, what: string) => `    ${mail.padEnd(width)}  ${what}`;
  return [
    '',
    `  ${name} with sample data: ${url}`,
    '',
    `  Sign in as (password ${demo.password}):`,
    ...[...customers].flatMap(([customer, people]) => [
      `  ${customer}`,
      ...people.map(({ mail, name, roles }) => line(mail, `${name} · ${roles.join(', ') || 'no role'}`)),
    ]),
    `  Staff`,
    ...demo.staff.slice(0, 1).map(({ mail, name }) => line(mail, name)),
    '',
    `  Mails the portal sent: ${url}/demo/mailbox`,
    `  Key for the API (Authorization: Bearer …): ${demo.key}`,
    '',
    kept === null
      ? '  Stop with Ctrl+C. Nothing is kept, unless you start with: npm run demo -- --data DIR'
      : `  Stop with Ctrl+C. Everything is kept in ${kept}.`,
    '',
  ].join('\n');
}
