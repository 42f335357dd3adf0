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
    (error: Error) =>
      [
        'PORT must be a port',
        'BASE_URL must be a web address',
        'MAIL_FROM must be an e-mail address',
        'LOG_LEVEL must be one of',
      ].every((part) => error.message.includes(part)),
  );
});

test('an address that cannot work is named at start, not found out by the first mail or query', () => {
  const wrong = {
    HOST: 'not a host',
    DATABASE_URL: 'mysql://db/portal',
    SMTP_URL: 'http://mail.example',
    TRUST_PROXY: '127.0.0.1, banaan',
  };
  assert.throws(
    () => readConfig(wrong),
    (error: Error) => Object.keys(wrong).every((name) => error.message.includes(`- ${name} must be`)),
  );
  const right = {
    HOST: '::',
    DATABASE_URL: 'postgresql:///portal?host=/run/postgresql',
    SMTP_URL: 'smtps://a%40b:c@mail.example',
    TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,fd00::/8, loopback',
  };
  assert.equal(readConfig(right).trustProxy, right.TRUST_PROXY);
});

test('an address of the portal with a path, a query, a fragment or a password is refused, and so is a mail address that reaches nobody', () => {
  for (const BASE_URL of [
    'https://mijn.example.nl/portaal',
    'https://mijn.example.nl/?a=b',
    'https://mijn.example.nl#x',
    'https://mijn.example.nl/?',
    'https://a:b@mijn.example.nl',
    'https://',
  ]) {
    assert.throws(() => readConfig({ BASE_URL }), /BASE_URL must be/, BASE_URL);
  }
  assert.equal(readConfig({ BASE_URL: 'https://Mijn.Example.nl:443/' }).baseUrl, 'https://mijn.example.nl');
  for (const name of ['SUPPORT_MAIL', 'STAFF_MAIL', 'SECURITY_MAIL']) {
    for (const value of ['nope', 'nope@', 'a@b', 'a@b.nl, c@d.nl', '@b.nl'])
      assert.throws(() => readConfig({ [name]: value }), new RegExp(`${name} must be an e-mail address`), value);
  }
});

test('a secret may lie in a file, and a file that is not there is named', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'portal-config-')), 'database-url');
  writeFileSync(file, 'postgres://owner@db.example/portal\n');
  assert.equal(readConfig({ DATABASE_URL_FILE: file }).databaseUrl, 'postgres://owner@db.example/portal');
  assert.throws(
    () => readConfig({ DATABASE_URL_FILE: `${file}-weg` }),
    /DATABASE_URL cannot be read: DATABASE_URL_FILE names/,
  );
});
