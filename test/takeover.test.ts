import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { testDatabase, type TestDatabase } from './cluster.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';

// Two real portals on one database, and a mail server that answers nothing while it is told to be slow.
let database: TestDatabase;
let server: SMTPServer;
let slow = true;
const handed: string[] = [];
const taken: string[] = [];

before(async () => {
  database = await testDatabase('takeover');
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('end', () => {
        const id = /^Message-ID: (.*)$/im.exec(Buffer.concat(chunks).toString())![1]!.trim();
        handed.push(id);
        if (slow) return;
        taken.push(id);
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
after(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await database.drop();
});

test('a mail of a portal that is killed while it hands it over leaves by another one within half a minute, under the same name', async () => {
  const settings = {
    DATABASE_URL: database.url,
    SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    MAIL_FROM: 'portal@contict.example',
  };
  const first = await startPortalProcess(settings);
  let second: PortalProcess | undefined;
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query("select app.enqueue('send-mail', $1)", [
      { id: 'een-keer', to: 'jan@klant.example', subject: 'Proef', text: 'x', html: 'x' },
    ]);
    while (handed.length === 0) await pause(20);
    second = await startPortalProcess(settings);
    const other = second;
    slow = false;
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const began = performance.now();
    while (taken.length === 0) {
      assert.ok(
        performance.now() - began < 30_000,
        `nobody took the mail over; the other portal said:\n${other.said()}`,
      );
      await pause(50);
    }
    assert.deepEqual(handed, ['<een-keer@contict.example>', '<een-keer@contict.example>']);
    assert.deepEqual(taken, ['<een-keer@contict.example>']);
    const left = async () => (await client.query('select id from graphile_worker.jobs')).rows.length;
    for (const until = performance.now() + 5_000; (await left()) > 0; await pause(50))
      assert.ok(performance.now() < until, 'the queue knows that it was sent');
    assert.equal(other.child.exitCode, null);
  } finally {
    await client.end();
    await Promise.all([first.stop(), second?.stop()]);
  }
});
