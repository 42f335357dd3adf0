import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { readJsonInvoice } from './read-json.ts';
import { jsonInvoice } from '../invoice-import/samples/invoice.ts';

test('the JSON invoice of docs/import.md can be imported', () => {
  const chapter = readFileSync('docs/import.md', 'utf8').split('\n## Invoices\n')[1] ?? '';
  const example = /```json\n([\s\S]*?)\n```/.exec(chapter)?.[1] ?? '';
  const read = readJsonInvoice(Buffer.from(example));
  assert.deepEqual(read.problems, []);
  assert.ok(read.ok && read.invoice.lines[0]?.objectId === 'S-1001');
});

test('whatever is put in a field, the answer is an invoice or problems with a place', () => {
  const names = Object.keys(JSON.parse(jsonInvoice().toString()) as object);
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => {
      const read = readJsonInvoice(jsonInvoice({ [name]: value }));
      if (read.ok) return;
      assert.ok(read.problems.length > 0);
      for (const { code, path, message } of read.problems)
        assert.ok(code && path.startsWith('/') && message.length < 2000);
    }),
    { numRuns: 300 },
  );
});

test('names that JavaScript treats specially are unknown fields, not prototypes', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const read = readJsonInvoice(Buffer.from(jsonInvoice().toString().replace('{', `{"${name}":{"payable":"1"},`)));
    assert.deepEqual(
      read.problems.map(({ code }) => code),
      ['unknown_field'],
      name,
    );
  }
});
