import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readConfig } from '../config.ts';
import { keyFile, keyRing, newKey, readKeys, writeKeys } from './secret-keys.ts';
import { keyIdIn, secretsWith } from './secrets.ts';

let folder: string;
before(async () => void (folder = await mkdtemp(join(tmpdir(), 'secret-key-'))));
after(() => rm(folder, { recursive: true, force: true }));

const at = { table: 'factor', column: 'seed', id: '7' };
const words = 'JBSWY3DPEHPK3PXP é 🔑';

test('what is sealed opens where it stands, each time sealed differently, and shows nothing of itself', () => {
  const key = newKey();
  const secrets = secretsWith({ keys: [key] });
  const [one, two] = [secrets.seal(at, words), secrets.seal(at, words)];
  assert.deepEqual([secrets.open(at, one), secrets.open(at, two)], [words, words]);
  assert.notDeepEqual(one, two);
  assert.equal(keyIdIn(one), key.id);
  assert.ok(!one.includes('JBSWY') && !one.includes(key.bytes));
});

test('a sealed value that was moved to another row, column or table does not open', () => {
  const secrets = secretsWith({ keys: [newKey()] });
  const sealed = secrets.seal(at, words);
  for (const other of [{ id: '8' }, { column: 'other' }, { table: 'other' }, { table: 'factorseed', column: '' }])
    assert.throws(() => secrets.open({ ...at, ...other }, sealed), { code: 'secret_changed' });
});

test('every changed bit is found, and what was never sealed is told as such', () => {
  const key = newKey();
  const secrets = secretsWith({ keys: [key] });
  const sealed = secrets.seal(at, 'x');
  for (let byte = 0; byte < sealed.length; byte += 1) {
    const changed = Buffer.from(sealed);
    changed[byte]! ^= 1;
    assert.throws(
      () => secrets.open(at, changed),
      ({ code, message }: { code: string; message: string }) => {
        assert.match(
          code,
          byte === 0 ? /^secret_not_sealed$/ : byte <= 8 ? /^secret_key_unknown$/ : /^secret_changed$/,
        );
        assert.ok(!message.includes(key.bytes.toString('base64')));
        return true;
      },
    );
  }
  for (const odd of [Buffer.alloc(0), Buffer.from('plain text'), sealed.subarray(0, 36)])
    assert.throws(() => secrets.open(at, odd), { code: 'secret_not_sealed' });
});

test('older keys open and the first seals; without its key a value names the one that it needs', () => {
  const [old, fresh] = [newKey(), newKey()];
  const before = secretsWith({ keys: [old] }).seal(at, words);
  const both = secretsWith({ keys: [fresh, old] });
  assert.equal(both.open(at, before), words);
  assert.equal(keyIdIn(both.seal(at, words)), fresh.id);
  assert.throws(() => secretsWith({ keys: [fresh] }).open(at, before), {
    code: 'secret_key_unknown',
    message: new RegExp(old.id),
  });
});

test('ten portals that start at once in one new folder agree on one key, readable by its owner alone', async () => {
  const place = join(folder, 'new');
  const rings = await Promise.all(Array.from({ length: 10 }, () => keyRing(null, place)));
  assert.equal(new Set(rings.map(({ keys }) => keys[0].id)).size, 1);
  assert.deepEqual(await readdir(place), ['secret.key']);
  assert.equal((await stat(keyFile(place))).mode & 0o777, 0o600);
  assert.equal((await keyRing(null, place)).keys[0].id, rings[0]!.keys[0].id);
});

test('a key from the settings goes before that of the folder, and several may follow each other', async () => {
  const [one, two] = [newKey(), newKey()];
  const text = [one, two].map(({ bytes }) => bytes.toString('base64')).join(' ');
  const { secretKey } = readConfig({ SECRET_KEY: text });
  const ring = await keyRing(secretKey, join(folder, 'unused'));
  assert.deepEqual([ring.place, ring.keys.map(({ id }) => id)], ['SECRET_KEY', [one.id, two.id]]);
  await assert.rejects(stat(join(folder, 'unused')), { code: 'ENOENT' });
  const file = join(folder, 'given');
  await writeKeys(file, [two]);
  assert.equal(readConfig({ SECRET_KEY_FILE: file }).secretKey![0].id, two.id);
});

test('a wrong key is told with what it must be, and never shown', async () => {
  for (const odd of ['short', randomBytes(31).toString('base64'), `${randomBytes(32).toString('base64')}!`, 'x y']) {
    assert.throws(() => readKeys(odd), /must be 32 bytes in base64/);
    assert.throws(
      () => readConfig({ SECRET_KEY: odd }),
      ({ message }: Error) => message.includes('SECRET_KEY must be 32 bytes') && !message.includes(odd),
    );
  }
  await writeFile(keyFile(folder), 'broken');
  await assert.rejects(keyRing(null, folder), {
    code: 'secret_key_unreadable',
    message: /secret\.key must be 32 bytes/,
  });
  assert.equal(await readFile(keyFile(folder), 'utf8'), 'broken', 'it is not written over');
});
