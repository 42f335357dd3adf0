import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { setPassword } from '../passwords/index.ts';
import { deviceWords } from './device-words.ts';

const password = 'Kiwi-fiets 42 lamp';
let t: TestPortal;
before(async () => {
  t = await testPortal('profile');
  await seedCast(t.system, t.portal.files);
});
after(() => t.close());
beforeEach(async () => {
  await t.runJobs();
  t.mails.length = 0;
  await sql('delete from throttle');
  for (const mail of [people.noord.finance, people.staff])
    await setPassword(t.system, mail, password, { check: false });
});

const sql = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  (await inOneFlight(t.system, plain<Row>(text, ...values)))[0];
const signedIn = async () => {
  const visitor = await t.visitor();
  assert.equal(
    (await visitor.post('/aanmelden', { gebruikersnaam: people.noord.finance, wachtwoord: password })).statusCode,
    303,
  );
  return visitor;
};

describe('the sessions', () => {
  test('are listed in words; one or all others can be ended', async () => {
    const here = await t.visitor();
    await here.post(
      '/aanmelden',
      { gebruikersnaam: people.noord.finance, wachtwoord: password },
      {
        'user-agent':
          'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      },
    );
    const [one, two] = [await signedIn(), await signedIn()];
    const page = (await here.get('/profiel/sessies')).body;
    assert.match(page, /Chrome op Windows/);
    assert.match(page, /Dit apparaat/);
    const ids = [...page.matchAll(/action="\/profiel\/sessies\/([0-9a-f-]{36})\/einde"/g)].map(([, id]) => id!);
    assert.equal(ids.length, 2);
    assert.equal(
      (await here.post(`/profiel/sessies/${ids[0]}/einde`)).headers.location,
      '/profiel/sessies?gelukt=uitgelogd',
    );
    assert.equal(
      [await one.get('/profiel'), await two.get('/profiel')].filter(({ statusCode }) => statusCode === 303).length,
      1,
    );
    await here.post('/profiel/sessies/einde');
    for (const visitor of [one, two]) assert.equal((await visitor.get('/profiel')).statusCode, 303);
    assert.equal((await here.get('/profiel')).statusCode, 200);
    assert.match((await here.get('/profiel/sessies')).body, /alleen hier ingelogd/);
  });

  test('can be ended by a double click: the second lands where the first did, and ends nothing of anybody else', async () => {
    const [here, away] = [await signedIn(), await signedIn()];
    const page = (await here.get('/profiel/sessies')).body;
    const forms = [
      ...page.matchAll(
        /action="(\/profiel\/sessies\/[0-9a-f-]{36}\/einde)"[^>]*>(?:<input[^>]*>)*?<input type="hidden" name="bewijs" value="([\w-]+)"/g,
      ),
    ];
    const [, address, bewijs] = forms[0]!;
    const clicks = await Promise.all([1, 2, 3].map(() => here.post(address!, { bewijs: bewijs! })));
    clicks.push(await here.post(address!, { bewijs: bewijs! }));
    assert.deepEqual(
      clicks.map(({ statusCode, headers }) => `${statusCode} ${headers.location}`),
      Array(4).fill('303 /profiel/sessies?gelukt=uitgelogd'),
    );
    assert.equal(
      (await here.post(address!, { bewijs: 'x'.repeat(22) })).statusCode,
      404,
      'without proof it is not there',
    );
    const victim = await t.visitor(people.zuid.finance);
    const [row] = await sql<{ id: string }>(
      'select s.id from session s join account a on a.id = s.account_id where a.mail = $1',
      people.zuid.finance,
    );
    assert.equal((await here.post(`/profiel/sessies/${row!.id}/einde`, { bewijs: bewijs! })).statusCode, 404);
    assert.equal((await victim.post(address!, { bewijs: bewijs! })).statusCode, 404, 'the proof is one person’s');
    for (const visitor of [victim, here]) assert.equal((await visitor.get('/profiel')).statusCode, 200);
    await away.post('/afmelden');
  });

  test('of somebody else are not there', async () => {
    const victim = await t.visitor(people.zuid.finance);
    const [row] = await sql<{ id: string }>(
      'select s.id from session s join account a on a.id = s.account_id where a.mail = $1',
      people.zuid.finance,
    );
    const visitor = await t.visitor(people.noord.finance);
    for (const id of [row!.id, 'x', '3f2b8c1e-0a4d-4f6e-9b7a-5d2c1e8f0a3b'])
      assert.equal((await visitor.post(`/profiel/sessies/${id}/einde`)).statusCode, 404, id);
    assert.equal((await victim.get('/profiel')).statusCode, 200);
  });
});

test('a browser is named as its owner would', () => {
  const safari =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
  assert.equal(deviceWords(safari, 'nl'), 'Safari op iPhone');
  assert.equal(
    deviceWords('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'en'),
    'Firefox on Linux',
  );
  assert.equal(
    deviceWords('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'nl'),
    'Edge op Windows',
  );
  assert.equal(deviceWords(null, 'nl'), 'Onbekend apparaat');
  assert.equal(deviceWords('<script>alert(1)</script>', 'en'), 'Unknown device');
});
