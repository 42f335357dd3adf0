import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { iconNames } from './icon-names.ts';
import { iconLines } from './write-icons.ts';

const folder = new URL('../../public/', import.meta.url);
const read = (kind: string) =>
  readdirSync(new URL(kind, folder))
    .sort()
    .map((name) => readFileSync(new URL(`${kind}${name}`, folder)));
const packed = (bytes: Buffer) => brotliCompressSync(bytes).length;

test('all styles together weigh at most 10 kB compressed', () => {
  assert.ok(packed(Buffer.concat(read('css/'))) <= 10_000);
});

test('all scripts together weigh at most 10 kB compressed', () => {
  assert.ok(read('js/').reduce((sum, file) => sum + packed(file), 0) <= 10_000);
});

test('the font comes in the first round of a new connection: ten packets, with some 800 bytes of headers', () => {
  assert.ok(readFileSync(new URL('fonts/figtree.woff2', folder)).length <= 13_800);
});

test('the icons drawn are those in use, as lucide draws them', () => {
  assert.equal(
    readFileSync(new URL('icon-lines.ts', import.meta.url), 'utf8'),
    iconLines(),
    'run src/ui/write-icons.ts',
  );
  assert.equal(new Set(iconNames).size, iconNames.length);
});

test('styles ask nothing of another host and no style bypasses its layer', () => {
  const css = Buffer.concat(read('css/')).toString('utf8');
  assert.doesNotMatch(css, /https?:|@import|!important(?!; })/);
  assert.match(css, /^@layer tokens, base, layout, components, utilities;/);
});
