import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { adoptSettings, parseSettings } from './settings-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'settings-file-'));
const file = join(folder, 'portal.env');
writeFileSync(file, 'DATA_DIR=/srv/portal\nSMTP_URL=smtp://mail.example.nl\n');
after(() => rmSync(folder, { recursive: true }));

test('the settings file is read as systemd reads it: remarks, quotes and signs of a password', () => {
  const text =
    '\uFEFF# remark\r\n; also\n\nDATA_DIR=/srv/portal  \nBRAND_NAME="Mijn \\"Veld\\" $1"\nBRAND_COMPANY=\'Veld & Zn. \\ co\'\nSMTP_URL=smtps://a:b#c;d@mail.example.nl\nexport PORT=4000\nEMPTY=\n';
  assert.deepEqual(parseSettings(text), {
    DATA_DIR: '/srv/portal',
    BRAND_NAME: 'Mijn "Veld" $1',
    BRAND_COMPANY: 'Veld & Zn. \\ co',
    SMTP_URL: 'smtps://a:b#c;d@mail.example.nl',
    PORT: '4000',
    EMPTY: '',
  });
  assert.throws(() => parseSettings('PORT=1\nDATA DIR=x', '/etc/x.env'), /\/etc\/x\.env, line 2, is not NAME=value/);
  assert.throws(() => parseSettings('A="x'), /line 1, begins with " and does not end with it/);
});

test('what stands in the environment goes before the settings file, and SETTINGS_FILE names another one or none', () => {
  const environment: Record<string, string | undefined> = { DATA_DIR: '/srv/try' };
  assert.equal(adoptSettings(environment, { usual: file }), file);
  assert.deepEqual(environment, { DATA_DIR: '/srv/try', SMTP_URL: 'smtp://mail.example.nl' });
  const other: Record<string, string | undefined> = { SETTINGS_FILE: file };
  assert.equal(adoptSettings(other, { usual: null }), file);
  assert.equal(other['DATA_DIR'], '/srv/portal');
  assert.equal(adoptSettings({ SETTINGS_FILE: '' }, { usual: file }), null);
  assert.equal(adoptSettings({}, { usual: join(folder, 'not-there') }), null);
  assert.throws(
    () => adoptSettings({ SETTINGS_FILE: join(folder, 'not-there') }),
    /cannot be read \(ENOENT\). SETTINGS_FILE names it/,
  );
});
