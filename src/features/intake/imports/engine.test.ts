import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { systemScope, type SystemScope } from '../../../access/scopes.ts';
import { connect, type Database } from '../../../database/connect.ts';
import { testDatabase, type TestDatabase } from '../../../../test/cluster.ts';
import { readFile } from '../import-files/index.ts';
import { columnsOf } from '../import-kinds/index.ts';
import { kindOf } from '../../../kinds.ts';
import { importRecords, type ImportOptions, type ImportReport } from './index.ts';

let place: TestDatabase;
let database: Database;
let scope: SystemScope;

before(async () => {
  place = await testDatabase('imports');
  database = connect({ connectionString: place.url });
  scope = systemScope(database, 'test');
});
after(async () => {
  await database?.close();
  await place?.drop();
});

const files = {
  put: () => Promise.reject(new Error('no files here')),
  putAll: () => Promise.reject(new Error('no files here')),
  get: () => Promise.reject(new Error('no files here')),
  remove: async () => {},
  writtenBefore: async function* () {},
};

async function send(
  name: string,
  records: readonly object[],
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  const kind = kindOf(name)!;
  const sheet = await readFile(Buffer.from(JSON.stringify(records)), 'json', columnsOf(kind));
  return importRecords(scope, kind, sheet, { source: 'psa', today: '2026-03-15', files, ...options });
}

const rows = async (text: string) =>
  (await sql.raw<Record<string, unknown>>(text).execute(database.system.kysely)).rows;
const codes = (report: ImportReport) => report.problems.map((problem) => problem.code);
const customer = (number: string, more: object = {}) => ({
  externalId: `c-${number}`,
  number,
  name: `Klant ${number}`,
  ...more,
});
const contact = (id: string, number: string, more: object = {}) => ({
  externalId: id,
  customer: number,
  surname: 'Jansen',
  mail: `${id}@klant.example`,
  ...more,
});

describe('an import', () => {
  test('stores new records, and the same again changes nothing', async () => {
    const records = [customer('1001', { kvk: '12345678', phone: '010-123 45 67', country: 'NL' }), customer('1002')];
    const first = await send('customers', records);
    assert.deepEqual(first.counts, { added: 2, changed: 0, removed: 0, unchanged: 0, refused: 0 });
    const again = await send('customers', records);
    assert.deepEqual(again.counts, { added: 0, changed: 0, removed: 0, unchanged: 2, refused: 0 });
    assert.deepEqual(await rows(`select number, phone, kvk, source from customer where number = '1001'`), [
      { number: '1001', phone: '+31101234567', kvk: '12345678', source: 'psa' },
    ]);
  });

  test('names the fields that changed, with their values before and after', async () => {
    const report = await send('customers', [customer('1002', { city: 'Delft', paymentTermDays: 30 })]);
    assert.deepEqual(report.records[0]!.fields, ['city', 'paymentTermDays']);
    const [change] = await rows(
      `select before->>'city' as was, after->>'city' as is from import_change where run_id = ${report.run}`,
    );
    assert.deepEqual(change, { was: null, is: 'Delft' });
  });

  test('stores the good records and names what is wrong with the others', async () => {
    const report = await send('customers', [
      customer('1003'),
      customer('1004', { kvk: '1234567' }),
      { ...customer('1005'), nmae: 'x' },
    ]);
    assert.deepEqual(
      report.records.map((record) => record.result),
      ['created', 'refused', 'refused'],
    );
    assert.deepEqual(
      report.problems.map(({ code, path }) => [code, path]),
      [
        ['kvk_lost_zero', '/1/kvk'],
        ['unknown_field', '/2/nmae'],
      ],
    );
    assert.match(report.problems[1]!.message, /name\?/);
  });

  test('names each role that there is not, also of several written as one, and lists those there are', async () => {
    const wrong = async (roles: unknown) => {
      const { problems } = await send('contacts', [contact('p9', '1001', { roles })]);
      return problems.map(({ code, message }) => [code, /^There is no role (\S+?)\. .*financieel/.exec(message)?.[1]]);
    };
    const two = [
      ['unknown_role', 'factuur'],
      ['unknown_role', 'directeur'],
    ];
    assert.deepEqual(await wrong(['factuur', 'directeur']), two);
    assert.deepEqual(await wrong(['factuur|directeur']), [['not_a_list', undefined], ...two]);
    assert.deepEqual(await wrong(['financieel, directeur']), [['not_a_list', undefined], two[1]]);
  });

  test('stores nothing when it is strict and one record is wrong', async () => {
    const report = await send('customers', [customer('1006'), customer('1007', { kvk: '12' })], { strict: true });
    assert.equal(report.state, 'refused');
    assert.deepEqual(await rows(`select 1 from customer where number = '1006'`), []);
  });

  test('rehearses: the same answer, and nothing written', async () => {
    const counting = `select (select count(*)::int from customer) as customers, (select count(*)::int
      from import_run) as runs, (select count(*)::int from log_event) as audits`;
    const before = await rows(counting);
    const report = await send('customers', [customer('1008'), customer('1002', { city: 'Gouda' })], { dryRun: true });
    assert.deepEqual([report.counts.added, report.counts.changed, report.run], [1, 1, null]);
    assert.deepEqual(await rows(counting), before);
  });

  test('gives each mail address one account, and a changed address the other account', async () => {
    await send('contacts', [
      contact('p1', '1001', { roles: ['tekenbevoegd', 'besteller:500.00'] }),
      contact('p2', '1002', { mail: 'P1@Klant.example' }),
    ]);
    const [one, two] = await rows(
      `select account_id, mail from contact where external_id in ('p1', 'p2') order by external_id`,
    );
    assert.equal(one!.mail, 'p1@klant.example');
    assert.equal(one!.account_id, two!.account_id);
    await send('contacts', [contact('p2', '1002', { mail: 'nieuw@klant.example' })]);
    const [moved] = await rows(
      `select a.mail from contact c join account a on a.id = c.account_id where c.external_id = 'p2'`,
    );
    assert.equal(moved!.mail, 'nieuw@klant.example');
    assert.deepEqual(await rows(`select role_key, monthly_limit_cents from contact_role order by role_key`), [
      { role_key: 'besteller', monthly_limit_cents: 50000 },
      { role_key: 'tekenbevoegd', monthly_limit_cents: null },
    ]);
  });

  test('warns when nobody is left who may sign, and stores it: the back office leads', async () => {
    const report = await send('contacts', [contact('p1', '1001', { roles: ['financieel'] })]);
    assert.deepEqual(codes(report), ['last_signatory']);
    assert.deepEqual(report.records[0], { externalId: 'p1', result: 'changed', path: '/0', fields: ['roles'] });
  });

  test('stores a person or customer without the optional field that is odd, and says which and how to mend it', async () => {
    const people = await send('contacts', [
      contact('soft', '1001', { phone: 'tst 12', mobile: '06-12345678 tst 4', location: 'nergens' }),
    ]);
    assert.deepEqual(
      people.problems.map(({ code, path, severity }) => [code, path, severity]),
      [
        ['not_a_phone', '/0/phone', 'warning'],
        ['unknown_location', '/0/location', 'warning'],
      ],
    );
    assert.match(people.problems[0]!.nl, /Bewaard zonder/);
    assert.deepEqual(await rows(`select phone, mobile, location_id from contact where external_id = 'soft'`), [
      { phone: null, mobile: '+31612345678;ext=4', location_id: null },
    ]);
    const odd = [
      customer('1010', { website: 'bloem.example', country: 'Frankrijk' }),
      customer('1011', { invoiceMail: 'a@bloem.example;b@bloem.example', iban: 'NL00' }),
      customer('1012', { vatId: 'vrijgesteld' }),
    ];
    const report = await send('customers', odd);
    assert.deepEqual(
      report.records.map(({ result }) => result),
      ['created', 'created', 'refused'],
    );
    assert.deepEqual(
      report.problems.map(({ code, severity }) => [code, severity]),
      [
        ['url_completed', 'warning'],
        ['more_than_one_mail', 'warning'],
        ['not_an_iban', 'warning'],
        ['not_a_vat_id', 'fatal'],
      ],
    );
    assert.deepEqual(
      await rows(
        `select website, country, invoice_mail, iban from customer where number in ('1010', '1011') order by number`,
      ),
      [
        { website: 'https://bloem.example/', country: 'FR', invoice_mail: null, iban: null },
        { website: null, country: 'NL', invoice_mail: null, iban: null },
      ],
    );
  });

  test('refuses a customer or role that does not exist', async () => {
    const report = await send('contacts', [contact('p3', '9999'), contact('p4', '1001', { roles: ['directeur'] })]);
    assert.deepEqual(codes(report), ['unknown_customer', 'unknown_role']);
    assert.match(report.problems[1]!.message, /^There is no role directeur\. The roles are: .*financieel.*lezen\.$/);
  });
});
