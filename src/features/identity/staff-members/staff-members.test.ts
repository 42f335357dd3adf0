import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { nameParts, staffCommand } from './index.ts';

let t: TestPortal;
before(async () => {
  t = await testPortal('staff-members');
});
after(() => t.close());

const run = async (...args: string[]) => {
  const lines: string[] = [];
  const code = await staffCommand(args, t.portal, (line) => void lines.push(line));
  return { code, said: lines.join('\n') };
};

test('a member of staff is added by command, gets a mail, sets a password and comes in at the staff side', async () => {
  const { code, said } = await run(
    'add',
    'Mila@Contict.example',
    '--name',
    'Mila de Vries',
    '--function',
    'Accountmanager',
    '--phone',
    '+31101234567',
  );
  assert.equal(code, 0);
  assert.match(said, /Mila de Vries/);
  await t.runJobs();
  const mail = t.mails.at(-1)!;
  assert.equal(mail.to, 'mila@contict.example');
  assert.match(mail.text, /een account hebt gekregen/);
  assert.match(mail.text, /72 uur/);
  const code43 = /code=([\w-]{43})/.exec(mail.text)![1]!;
  const visitor = await t.visitor();
  const password = 'Kiwi-fiets 42 lamp';
  assert.equal(
    (
      await visitor.post('/wachtwoord-instellen', {
        code: code43,
        wachtwoord: password,
        wachtwoord_herhaling: password,
      })
    ).statusCode,
    303,
  );
  assert.equal(
    (
      await visitor.post('/aanmelden', {
        gebruikersnaam: 'mila@contict.example',
        wachtwoord: password,
        terug: '/facturen',
      })
    ).headers.location,
    '/beheer',
  );
  assert.match((await visitor.get('/profiel')).body, /Mila de Vries/);
});

test('adding the same person again changes what is said and does not make a second one', async () => {
  const { code, said } = await run('add', 'mila@contict.example', '--name', 'Mila van der Berg');
  assert.equal(code, 0);
  assert.match(said, /was known already/);
});

test('who works here is listed, and who is ended is out at once and gets in no more', async () => {
  await run('add', 'bram@contict.example', '--name', 'Bram Smit');
  assert.match(
    (await run('list')).said,
    /mila@contict\.example {2}Mila van der Berg.*\n?.*bram@contict\.example {2}Bram Smit {2}\(no password yet\)|bram@contict\.example {2}Bram Smit {2}\(no password yet\)/,
  );
  const mila = await t.visitor('mila@contict.example');
  assert.equal((await mila.get('/beheer')).statusCode, 200);
  assert.match((await run('list')).said, /Mila van der Berg {2}\(signed in, last seen 2026-11-20/);
  const { code, said } = await run('end', 'Mila@Contict.example');
  assert.equal(code, 0);
  assert.match(said, /no longer works here\. [1-9] sessions? ha(?:s|ve) ended/);
  assert.equal((await mila.get('/beheer')).statusCode, 303);
  const again = await (
    await t.visitor()
  ).post('/aanmelden', { gebruikersnaam: 'mila@contict.example', wachtwoord: 'Kiwi-fiets 42 lamp' });
  assert.notEqual(again.statusCode, 303);
  assert.match((await run('list')).said, /Mila van der Berg {2}\(ended 2026-11-20 10:00 UTC\)/);
  assert.equal((await run('end', 'mila@contict.example')).code, 1);
});

test('a link to set a password that waits in the mailbox of somebody who left gives no way back', async () => {
  await run('add', 'eva@contict.example', '--name', 'Eva Mol');
  await t.runJobs();
  const code = t.mails
    .flatMap(({ to, text }) => (to === 'eva@contict.example' ? (/code=([\w-]{43})/.exec(text)?.[1] ?? []) : []))
    .at(-1)!;
  await run('end', 'eva@contict.example');
  const password = 'Kiwi-fiets 42 lamp';
  assert.notEqual(
    (
      await (
        await t.visitor()
      ).post('/wachtwoord-instellen', { code, wachtwoord: password, wachtwoord_herhaling: password })
    ).statusCode,
    303,
  );
});

test('whoever makes a contact of a customer staff is warned of it', async () => {
  await seedCast(t.system, t.portal.files);
  assert.match(
    (await run('add', people.noord.finance, '--name', 'Nora Noord')).said,
    /Mind: \S+ is also a contact of .*As staff this person sees all customers/,
  );
  assert.doesNotMatch((await run('add', 'nieuw@contict.example', '--name', 'Nieuw Hier')).said, /Mind:/);
});

test('a command that is not understood says how it is used', async () => {
  for (const args of [
    [],
    ['remove', 'x@y.example'],
    ['add'],
    ['add', 'x@y.example'],
    ['add', 'a@b.example', 'c@d.example', '--name', 'X'],
    ['add', 'x@y.example', '--name', ''],
    ['add', 'x@y.example', '--bogus'],
    ['list', 'x'],
    ['end'],
    ['end', 'a@b.example', 'c@d.example'],
  ]) {
    const { code, said } = await run(...args);
    assert.equal(code, 2, args.join(' '));
    assert.match(said, /^Usage: staff add/);
  }
  await assert.rejects(run('add', 'geen-adres', '--name', 'X Y'), /not an e-mail address/);
});

test('a Dutch name falls apart into given name, prefix and surname', () => {
  assert.deepEqual(nameParts('Mila de Vries'), { givenName: 'Mila', prefix: 'de', surname: 'Vries' });
  assert.deepEqual(nameParts('Jan-Willem van der Berg'), {
    givenName: 'Jan-Willem',
    prefix: 'van der',
    surname: 'Berg',
  });
  assert.deepEqual(nameParts(' Anna   Bakker Smit '), { givenName: 'Anna', prefix: null, surname: 'Bakker Smit' });
  assert.deepEqual(nameParts('Cher'), { givenName: 'Cher', prefix: null, surname: 'Cher' });
  assert.deepEqual(nameParts('Jan de'), { givenName: 'Jan', prefix: null, surname: 'de' });
});
