import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { encrypted, smtpMailer } from '../src/platform/mail/mailer.ts';
import type { Portal } from '../src/portal.ts';
import { tasks } from '../src/jobs.ts';
import { runJobs } from '../src/platform/jobs/worker.ts';
import { people, seedCast } from './people.ts';
import { testPortal, type TestPortal } from './portal.ts';

// Mails over a real SMTP server on this machine, as their receivers get them.
let t: TestPortal;
let server: SMTPServer;
let portal: Portal;
let refuse: Error | null = null;
const received: ParsedMail[] = [];

before(async () => {
  t = await testPortal('smtp');
  await seedCast(t.system, t.portal.files);
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (mail) => {
          if (refuse === null) received.push(mail);
          done(refuse);
        },
        (error: unknown) => done(error as Error),
      );
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

const work = () => runJobs(portal.database.address, portal, tasks, { info: () => {}, warn: () => {}, error: () => {} });

test('the link for a first password arrives in words and in HTML, from a sender people know', async () => {
  await (await t.visitor()).post('/wachtwoord-opvragen', { gebruikersnaam: people.noord.finance });
  await work();
  assert.equal(received.length, 1);
  const [mail] = received;
  assert.equal(mail!.from!.text, '"Mijn Contict" <mijn@contict.example>');
  assert.deepEqual(
    [mail!.to].flat().map((to) => to!.value[0]!.address),
    [people.noord.finance],
  );
  assert.match(mail!.text!, /http:\/\/portal\.example\/wachtwoord-instellen\?code=/);
  assert.match(String(mail!.html), /href="http:\/\/portal\.example\/wachtwoord-instellen\?code=/);
  assert.equal(mail!.headers.get('auto-submitted'), 'auto-generated');
});

test('a mail that the server does not take waits and is tried again under the same id, so that nobody gets it twice', async () => {
  received.length = 0;
  const mail = { id: 'job-7', to: people.noord.finance, subject: 'Proef', text: 'Proef', html: '<p>Proef</p>' };
  refuse = Object.assign(new Error('Try again later'), { responseCode: 451 });
  await assert.rejects(portal.mailer.send(mail));
  refuse = null;
  await portal.mailer.send(mail);
  await portal.mailer.send(mail);
  assert.deepEqual(
    received.map(({ messageId }) => messageId),
    ['<job-7@contict.example>', '<job-7@contict.example>'],
  );
});

test('names and subjects with line breaks and markup make no headers and no receivers of their own', async () => {
  received.length = 0;
  const evil = 'Jan\r\nBcc: dief@evil.example\r\n\r\n<script>';
  await portal.mailer.send({
    id: 'x',
    to: people.noord.finance,
    toName: evil,
    subject: evil,
    text: 'x',
    html: '<p>x</p>',
  });
  const [mail] = received;
  assert.equal(mail!.headers.get('bcc'), undefined);
  assert.deepEqual(
    [mail!.to].flat().flatMap((to) => to!.value.map(({ address }) => address)),
    [people.noord.finance],
  );
  assert.equal(mail!.text?.trim(), 'x');
});

test('mail crosses a network encrypted or not at all, unless the setting says otherwise', () => {
  assert.match(encrypted('smtp://u:p@mail.example:587'), /requireTLS=true/);
  assert.doesNotMatch(encrypted('smtp://127.0.0.1:25'), /requireTLS/);
  assert.match(encrypted('smtp://relay.example:25?requireTLS=false'), /requireTLS=false/);
  assert.equal(encrypted('smtps://mail.example:465'), 'smtps://mail.example:465');
});
