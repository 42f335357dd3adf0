import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { inOneFlight, write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { setPassword } from '../passwords/index.ts';

const password = 'Kiwi-fiets 42 lamp';
const { ended: _north, ...north } = people.noord;
const { ended: _south, ...south } = people.zuid;
const mails = [...Object.values(north), ...Object.values(south), people.both, people.staff].slice(0, 17);
let t: TestPortal;
before(async () => {
  t = await testPortal('flood', { TRUST_PROXY: '127.0.0.1' });
  await seedCast(t.system, t.portal.files);
  for (const mail of mails) await setPassword(t.system, mail, password, { check: false });
});
after(() => t.close());
beforeEach(() => write(t.system, (trx) => trx.deleteFrom('throttle').execute()));

const from = (address: string, cookie?: string) => ({
  origin: 'http://portal.example',
  'content-type': 'application/x-www-form-urlencoded',
  'x-forwarded-for': address,
  ...(cookie ? { cookie } : {}),
});
const signIn = (mail: string, wachtwoord: string, headers: Record<string, string>) =>
  t.app.inject({
    method: 'POST',
    url: '/aanmelden',
    headers,
    payload: new URLSearchParams({ gebruikersnaam: mail, wachtwoord }).toString(),
  });
const counts = async () =>
  (
    await inOneFlight(
      t.system,
      plain<{ key: string; failures: number }>('select key, failures from throttle where failures > 0 order by key'),
    )
  )[0].map(({ key, failures }) => `${key} ${failures}`);

/** Goes on sending wrong passwords, so many at once, each from the next of these addresses, until told to stop. */
function flood(atOnce: number, address: (n: number) => string): { stop(): Promise<number[]> } {
  let going = true;
  let sent = 0;
  const codes: number[] = [];
  const lane = async () => {
    while (going) {
      const n = sent++;
      codes.push((await signIn(`iemand${n}@nergens.example`, 'Verkeerd-wachtwoord 1', from(address(n)))).statusCode);
      await new Promise((resolve) => setTimeout(resolve, 50)); // as far away as a stranger is
    }
  };
  const lanes = Array.from({ length: atOnce }, lane);
  return { stop: async () => ((going = false), await Promise.all(lanes), codes) };
}

test('while a hundred wrong passwords at once come from one connection, whoever knows the password signs in', async () => {
  const hostile = flood(100, (n) => `2001:db8:77:aa${(n % 256).toString(16).padStart(2, '0')}::1`);
  await new Promise((resolve) => setTimeout(resolve, 100)); // the queue fills
  const answers = await Promise.all(mails.map((mail, at) => signIn(mail, password, from(`192.0.2.${at + 1}`))));
  const codes = await hostile.stop();
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    mails.map(() => 303),
  );
  assert.ok(codes.filter((code) => code === 422).length <= 100, 'one /56 gets a hundred tries');
  assert.ok(codes.includes(503), 'its own surplus is refused');
});

test('while many networks fill the queue, a browser that was here before still has a place', async () => {
  const cookies = await Promise.all(
    mails.slice(0, 8).map(async (mail, at) => {
      const reply = await signIn(mail, password, from(`192.0.2.${at + 1}`));
      return `toestel=${reply.cookies.find(({ name }) => name === 'toestel')!.value}`;
    }),
  );
  const hostile = flood(120, (n) => `198.51.${n % 200}.${1 + ((n >> 4) % 250)}`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const answers = await Promise.all(
    cookies.map((cookie, at) => signIn(mails[at]!, password, from('203.0.113.9', cookie))),
  );
  const codes = await hostile.stop();
  assert.ok(codes.includes(503), 'the queue was full');
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    cookies.map(() => 303),
  );
});

test('a try that the portal was too busy to judge is no failure, of the account or of the network', async () => {
  const answers = await Promise.all(
    Array.from({ length: 25 }, () => signIn(people.noord.finance, 'Verkeerd-wachtwoord 1', from('192.0.2.77'))),
  );
  const judged = answers.filter(({ statusCode }) => statusCode === 422).length;
  assert.equal(judged, 5);
  const busy = await Promise.all(
    Array.from({ length: 120 }, (_, n) =>
      signIn(`niemand${n}@nergens.example`, 'x', from(`2001:db8:${n.toString(16)}::1`)),
    ),
  );
  const refused = busy.flatMap(({ statusCode }, n) => (statusCode === 503 ? [n] : []));
  assert.ok(refused.length > 0, 'some found no place');
  const kept = await counts();
  for (const n of refused)
    assert.ok(
      !kept.some((line) => line.includes(`niemand${n}@`) || line.includes(`:db8:${n.toString(16)}:`)),
      `try ${n} still counts`,
    );
});

test('a wide IPv6 network gets a few more tries than one connection, not one for each address', async () => {
  const codes: number[] = [];
  for (let n = 0; n < 210; n++)
    codes.push((await signIn(`wie${n}@nergens.example`, 'x', from(`2001:db8:5:${n.toString(16)}00::1`))).statusCode);
  assert.equal(codes.filter((code) => code === 422).length, 200);
  assert.equal((await signIn('wie@nergens.example', 'x', from('2001:db8:6::1'))).statusCode, 422);
});
