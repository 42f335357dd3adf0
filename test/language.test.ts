import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';

type Said = Readonly<{ where: string; text: string }>;

// Words, a number of things, one thing, nothing: each may take another branch.
const stands = ['Naam', 3, 1, 0, '', null].map((stand) => [stand, stand, stand, stand]);

/** Every Dutch and English text of the portal; functions are called with stand-ins. */
const said: Readonly<Record<'nl' | 'en', Said[]>> = { nl: [], en: [] };
const files = globSync('src/**/*.{ts,tsx}').filter((file) => /= texts\(/.test(readFileSync(file, 'utf8')));
for (const file of files) {
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  for (const [name, value] of Object.entries(module)) {
    if (typeof value !== 'object' || value === null || !('nl' in value) || !('en' in value)) continue;
    for (const language of ['nl', 'en'] as const)
      collect((value as Record<string, unknown>)[language], `${file} ${name}`, said[language]);
  }
}

function collect(value: unknown, where: string, into: Said[]): void {
  if (typeof value === 'string') into.push({ where, text: value });
  else if (typeof value === 'function')
    for (const text of call(value as (...args: unknown[]) => unknown)) collect(text, where, into);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) collect(inner, `${where}.${key}`, into);
}

function call(say: (...args: unknown[]) => unknown): unknown[] {
  return stands.map((stand) => {
    try {
      return say(...stand);
    } catch {
      return '';
    }
  });
}

const mostWords = 15;
const sentences = (text: string) =>
  text.split(/(?<=[.!?:])\s+/).map((sentence) =>
    sentence
      .trim()
      .split(/\s+/)
      .filter((word) => /[\p{L}\d]/u.test(word)),
  );

test('there are many texts, so this looks at the right place', () => {
  assert.ok(said.nl.length > 400, String(said.nl.length));
  assert.equal(said.nl.length, said.en.length);
});

test('Dutch sentences have at most fifteen words', () => {
  const long = said.nl.filter(({ text }) => sentences(text).some((words) => words.length > mostWords));
  assert.deepEqual(long, []);
});

test('Dutch texts say je and jouw, and use none of the words people stumble over', () => {
  const stiff =
    /(^|[^\p{L}\d.])(u|uw|uzelf|gelieve|middels|d\.m\.v\.|m\.b\.t\.|i\.v\.m\.|t\.b\.v\.|teneinde|alsmede|derhalve|indien|dient te|ten behoeve|desgewenst|reeds|omtrent|aangaande|conform|betreffende)(?=$|[^\p{L}\d])/iu;
  assert.deepEqual(
    said.nl.filter(({ text }) => stiff.test(text)),
    [],
  );
});

test('no text is empty in one language only', () => {
  const empty = said.nl.filter(({ text }, index) => (text === '') !== (said.en[index]!.text === ''));
  assert.deepEqual(empty, []);
});
