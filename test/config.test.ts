import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfig } from '../src/config.ts';

test('without any setting the portal runs on this machine alone', () => {
  const config = readConfig({});
  assert.deepEqual([config.host, config.port, config.databaseUrl, config.demo], ['127.0.0.1', 3000, null, false]);
});

test('wrong settings are named one by one, with what each must be', () => {
  assert.throws(
    () => readConfig({ PORT: 'drieduizend', BASE_URL: 'mijn.example.nl', MAIL_FROM: 'geen adres', LOG_LEVEL: 'luid' }),
    (error: Error) => ['PORT must be a port', 'BASE_URL must be a web address', 'MAIL_FROM must be an e-mail address', 'LOG_LEVEL must be one of'].every((part) => error.message.includes(part)),
  );
});

test('a secret may lie in a file, and a file that is not there is named', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'portal-config-')), 'database-url');
  writeFileSync(file, 'postgres://owner@db.example/portal\n');
  assert.equal(readConfig({ DATABASE_URL_FILE: file }).databaseUrl, 'postgres://owner@db.example/portal');
  assert.throws(() => readConfig({ DATABASE_URL_FILE: `${file}-weg` }), /DATABASE_URL cannot be read: DATABASE_URL_FILE names/);
});
