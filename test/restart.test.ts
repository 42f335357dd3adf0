import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { freePort } from '../bench/server.ts';
import { throwAwayFolder } from '../src/database/embedded.ts';
import { testDatabase, type TestDatabase } from './cluster.ts';

// A real portal, started and stopped as a service is, with a mail server that takes its time.
const root = fileURLToPath(new URL('..', import.meta.url));
const mails = 12;
let database: TestDatabase;
let client: pg.Client;
let server: SMTPServer;
let smtpUrl: string;
const received: string[] = [];

before(async () => {
  database = await testDatabase('restart');
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('end', () => {
        received.push(/^Message-ID: (.*)$/im.exec(Buffer.concat(chunks).toString())![1]!.trim());
        setTimeout(done, 150);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
after(async () => {
  await client.end();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await database.drop();
});

async function startPortal(folder: string): Promise<ChildProcess> {
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    SMTP_URL: smtpUrl,
    DATA_DIR: folder,
    PORT: String(await freePort()),
    HOST: '127.0.0.1',
    BASE_URL: 'https://portal.example',
    MAIL_FROM: 'portal@contict.example',
    LOG_LEVEL: 'error',
  };
  const portal = spawn(process.execPath, ['--import', './src/platform/jsx-loader.js', 'bin/portal.ts', 'start'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(portal.stdout, 'data');
  portal.stdout.resume();
  return portal;
}

test('a restart in the middle of sending sends every mail once, and leaves none behind as taken by somebody', async () => {
  const folder = throwAwayFolder('restart-test');
  try {
    for (let n = 0; n < mails; n++) {
      const mail = {
        id: `proef-${n}`,
        to: `jan${n}@klant.example`,
        subject: 'Proef',
        text: 'Proef',
        html: '<p>Proef</p>',
      };
      await client.query("select app.enqueue('send-mail', $1)", [mail]);
    }
    for (let starts = 0; received.length < mails; starts++) {
      assert.ok(starts < 10, 'the mails leave in a few starts');
      const before = received.length;
      const portal = await startPortal(folder);
      while (received.length === before) await new Promise((resolve) => setTimeout(resolve, 10));
      const gone = once(portal, 'exit');
      portal.kill('SIGTERM');
      assert.deepEqual(await gone, [0, null]);
      const { rows } = await client.query('select id from graphile_worker.jobs where locked_at is not null');
      assert.deepEqual(rows, [], 'a job that was done is no longer in the queue');
    }
    assert.deepEqual(
      [...received].sort(),
      Array.from({ length: mails }, (_, n) => `<proef-${n}@contict.example>`).sort(),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
