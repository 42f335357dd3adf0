import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { says, saysNot } from '../../../../test/content.ts';
import { canaries, people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { inOneFlight, write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { tasks } from '../../../jobs.ts';
import { enqueue } from '../../../platform/jobs/enqueue.ts';
import { runJobs } from '../../../platform/jobs/worker.ts';
import { smtpMailer } from '../../../platform/mail/mailer.ts';
import { queueMail } from '../../../platform/mail/task.ts';
import type { Portal } from '../../../portal.ts';
import { mailCommand } from './command.ts';

// Against a real mail server on this machine that refuses what it is told to refuse.
type Refusal = Readonly<{ at: 'MAIL' | 'RCPT' | 'DATA'; code: number; says: string }>;
let t: TestPortal;
let server: SMTPServer;
let portal: Portal;
let refusal: Refusal | null = null;
const received: string[] = [];

before(async () => {
  t = await testPortal('mail-delivery');
  await seedCast(t.system, t.portal.files);
  const answer = (at: Refusal['at']) =>
    refusal?.at === at ? Object.assign(new Error(refusal.says), { responseCode: refusal.code }) : null;
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) => done(answer('MAIL')),
    onRcptTo: (_address, _session, done) => done(answer('RCPT')),
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => void (text += chunk.toString()));
      stream.on('end', () => {
        if (refusal === null) received.push(text.replaceAll('=\r\n', '').replaceAll('=3D', '='));
        done(answer('DATA'));
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  portal = { ...t.portal, mailer: smtpMailer(`smtp://127.0.0.1:${port}`, 'Mijn Contict <mijn@contict.example>') };
});
after(async () => {
  portal.mailer.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await t.close();
});
beforeEach(async () => {
  refusal = null;
  await work();
  await command('retry', 'all');
  await work();
  received.length = 0;
});

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const work = () => runJobs(portal.database.address, portal, tasks, silent);
const sql = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  (await inOneFlight(t.system, plain<Row>(text, ...values)))[0];
const counts = async () =>
  (
    await sql<{ waiting: number; given_up: number }>(
      'select sum(waiting)::int as waiting, sum(given_up)::int as given_up from app.job_counts()',
    )
  )[0];
const send = (to: string) =>
  write(t.system, (trx) => queueMail(trx, { to, subject: 'Proef', text: 'Proef', html: '<p>Proef</p>' }));
const staffPage = async () => (await (await t.visitor(people.staff)).get('/beheer')).body;
const lines: string[] = [];
const command = async (...words: string[]) => {
  lines.length = 0;
  const code = await mailCommand(words, portal.database.address, (line) => void lines.push(line));
  return { code, said: lines.join('\n') };
};

test('an address that is refused for good gets no second try, is marked for staff, and cleared by the first mail that is taken', async () => {
  refusal = { at: 'RCPT', code: 550, says: `5.1.1 <${people.noord.finance}>: no such user` };
  await send(people.noord.finance);
  await work();
  assert.deepEqual(await counts(), { waiting: 0, given_up: 1 });
  const page = await staffPage();
  says(page, new RegExp(`${people.noord.finance}[^]*no such user`));
  says(page, new RegExp(`${canaries.noord} Groep`));

  refusal = null;
  assert.equal((await command('retry', 'all')).code, 0);
  await work();
  assert.equal(received.length, 1);
  saysNot(await staffPage(), /no such user/);
});

test('the mark goes when the person gets another address', async () => {
  refusal = { at: 'DATA', code: 554, says: 'we take nothing for this person' };
  await send(people.noord.plain);
  await work();
  says(await staffPage(), /we take nothing for this person/);
  await sql("update contact set mail = 'nieuw@noord.example' where mail = $1", people.noord.plain);
  saysNot(await staffPage(), /we take nothing for this person/);
  await sql("update contact set mail = $1 where mail = 'nieuw@noord.example'", people.noord.plain);
});

test('a server that is busy, or that refuses the portal instead of the address, is tried again and marks nobody', async () => {
  for (const now of [
    { at: 'RCPT', code: 450, says: 'greylisted' },
    { at: 'DATA', code: 451, says: 'later' },
    { at: 'MAIL', code: 550, says: 'who are you' },
  ] as const) {
    refusal = now;
    await send(people.noord.finance);
    await work();
  }
  assert.deepEqual(await counts(), { waiting: 3, given_up: 0 });
  assert.deepEqual(await sql('select mail from refused_address where mail = $1', people.noord.finance), []);
});

test('a mail keeps its name at every try, and no two mails share one', async () => {
  refusal = { at: 'DATA', code: 451, says: 'later' };
  await send(people.noord.finance);
  await send(people.noord.finance);
  await work();
  assert.match((await command('list')).said, /waits, queued .*Proef\n {4}.*later/);
  refusal = null;
  await command('retry', 'all');
  await work();
  const names = received.map((text) => /^Message-ID: <([\w-]+)@contict\.example>/im.exec(text)![1]!);
  assert.equal(new Set(names).size, 2);
  for (const name of names) assert.match(name, /^[\da-f]{8}-[\da-f-]{27}$/);
});

test('the password link somebody has works until a mail server took the next one', async () => {
  const ask = async () => (await t.visitor()).post('/wachtwoord-opvragen', { gebruikersnaam: people.noord.technical });
  const code = (text: string) => /wachtwoord-instellen\?code=([\w-]{43})/.exec(text)![1]!;
  const opens = async (one: string) =>
    (await (await t.visitor()).get(`/wachtwoord-instellen?code=${one}`)).statusCode === 200;
  await ask();
  await work();
  const first = code(received[0]!);
  refusal = { at: 'DATA', code: 451, says: 'later' };
  await ask();
  await work();
  assert.ok(await opens(first), 'the next mail is not there yet');
  refusal = null;
  await command('retry', 'all');
  await work();
  const second = code(received[1]!);
  assert.ok(!(await opens(first)) && (await opens(second)));
});

test('a mail server that says nothing, or one letter at a time, does not keep a mail for longer than it may', async () => {
  const waits = { connectionMs: 300, greetingMs: 300, silenceMs: 300, mailMs: 600 };
  for (const behaves of ['silent', 'dripping'] as const) {
    const tarpit = createServer((socket) => {
      socket.on('error', () => {});
      if (behaves === 'silent') return;
      socket.write('220 hello\r\n');
      const timer = setInterval(() => socket.write('250-x\r\n'), 50);
      socket.on('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => tarpit.listen(0, '127.0.0.1', resolve));
    const mailer = smtpMailer(`smtp://127.0.0.1:${(tarpit.address() as AddressInfo).port}`, 'a@contict.example', waits);
    const began = Date.now();
    await assert.rejects(mailer.send({ id: 'x', to: 'jan@klant.example', subject: 'x', text: 'x', html: 'x' }));
    assert.ok(Date.now() - began < 2_000, behaves);
    mailer.close();
    await new Promise((resolve) => tarpit.close(resolve));
  }
});

test('staff see how much mail waits and was given up; a command shows each, sends again or throws away', async () => {
  refusal = { at: 'RCPT', code: 550, says: 'no such user' };
  await send('weg@klant.example');
  await work();
  refusal = { at: 'RCPT', code: 450, says: 'later' };
  await send('straks@klant.example');
  await work();
  says(await staffPage(), /E-mail[^]*1 wacht[^]*1 opgegeven/);
  const { said } = await command('list');
  assert.match(said, /given up, queued .* UTC {2}weg@klant\.example {2}Proef/);
  const id = /^(\d+) {2}given up/m.exec(said)![1]!;
  assert.deepEqual(await command('drop', id), { code: 0, said: '1 mail. They are gone and will not be sent.' });
  assert.equal((await command('drop', id)).code, 1);
  assert.doesNotMatch((await command('list')).said, /weg@klant/);
  assert.equal((await command('retry')).code, 2);
  assert.equal((await command('retry', 'x')).code, 2);
});

test('every night forgets mail that was given up a month ago and marks of addresses that nobody has, and nothing else', async () => {
  assert.match(tasks.find(({ name }) => name === 'clean-up-mail')!.runsAt!, /^\d+ \d+ \* \* \*$/);
  for (const subject of ['lang opgegeven', 'pas opgegeven', 'wacht al lang', 'ander werk'])
    await write(t.system, (trx) => queueMail(trx, { to: 'weg@klant.example', subject, text: 'x', html: 'x' }));
  const owner = new pg.Client(portal.database.address);
  await owner.connect();
  const change = (set: string, subject: string) =>
    owner.query(`update graphile_worker._private_jobs set ${set} where payload->>'subject' = $1`, [subject]);
  await owner.query("update graphile_worker._private_jobs set run_at = now() + interval '1 hour'");
  await change("attempts = max_attempts, updated_at = now() - interval '32 days'", 'lang opgegeven');
  await change("attempts = max_attempts, updated_at = now() - interval '30 days'", 'pas opgegeven');
  await change("updated_at = now() - interval '32 days'", 'wacht al lang');
  await change(
    `attempts = max_attempts, updated_at = now() - interval '32 days',
    task_id = (select id from graphile_worker._private_tasks where identifier = 'announce-invoices')`,
    'ander werk',
  );
  for (const mail of ['niemand@klant.example', people.noord.plain, people.staff])
    await sql("insert into refused_address (mail, reason, refused_at) values ($1, 'no', now())", mail);
  await write(t.system, (trx) => enqueue(trx, 'clean-up-mail', {}));
  await work();
  const left = await owner.query<{ subject: string }>(
    "select payload->>'subject' as subject from graphile_worker._private_jobs order by 1",
  );
  await owner.query('delete from graphile_worker._private_jobs');
  await owner.end();
  assert.deepEqual(
    left.rows.map(({ subject }) => subject),
    ['ander werk', 'pas opgegeven', 'wacht al lang'],
  );
  const marked = await inOneFlight(t.system, plain<{ mail: string }>('select mail from refused_address order by 1'));
  assert.deepEqual(
    marked[0].map(({ mail }) => mail),
    [people.noord.plain, people.staff].sort(),
  );
  await sql('delete from refused_address');
});
