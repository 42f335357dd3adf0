import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readInvoice, writeUbl, type ReadResult } from './index.ts';
import { sampleInvoice } from './samples/invoice.ts';

const sample = Buffer.from(writeUbl(sampleInvoice));
const cii = readFileSync(join(import.meta.dirname, 'samples/cii.xml'));
const head =
  '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">';

function timed(bytes: Uint8Array): Readonly<{ result: ReadResult; took: number }> {
  const start = performance.now();
  const result = readInvoice(bytes);
  return { result, took: performance.now() - start };
}

/** One change a broken link, editor or attacker makes: a bit, a cut, a repeat, a swap, a piece of markup. */
const change = fc.record({
  kind: fc.constantFrom('bit', 'cut', 'repeat', 'insert', 'end'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.nat(400),
  markup: fc.constantFrom(
    '<',
    '>',
    '&',
    '&#0;',
    '&#x110000;',
    '<!--',
    ']]>',
    '<![CDATA[',
    '<?x',
    '\0',
    '\xff',
    '"',
    '<a:b>',
    'xmlns=""',
    '-',
    '1e9',
    '9'.repeat(60),
    '<cbc:ID>x</cbc:ID>',
  ),
});

function mutate(
  bytes: Buffer,
  { kind, at, size, markup }: { kind: string; at: number; size: number; markup: string },
): Buffer {
  const place = Math.floor(at * bytes.length);
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  if (kind === 'end') return Buffer.from(before);
  if (kind === 'cut') return Buffer.concat([before, after.subarray(size)]);
  if (kind === 'repeat') return Buffer.concat([before, after.subarray(0, size), after]);
  if (kind === 'insert') return Buffer.concat([before, Buffer.from(markup, 'latin1'), after]);
  const copy = Buffer.from(bytes);
  if (place < copy.length) copy[place] = (copy[place] ?? 0) ^ (1 << (size % 8));
  return copy;
}

test('2,000 damaged invoices are each read or refused with a place, and quickly', () => {
  let slowest = 0;
  fc.assert(
    fc.property(fc.constantFrom(sample, cii), fc.array(change, { minLength: 1, maxLength: 4 }), (source, changes) => {
      const { result, took } = timed(changes.reduce(mutate, source));
      slowest = Math.max(slowest, took);
      assert.ok(took < 250, `${took} ms`);
      assert.ok(result.ok || result.problems.length > 0);
      for (const one of result.problems)
        assert.ok(
          /^[A-Za-z0-9-]{2,40}$/.test(one.code) &&
            one.code !== 'internal' &&
            one.path.startsWith('/') &&
            one.message !== '' &&
            one.nl !== '',
          JSON.stringify(one),
        );
    }),
    { numRuns: 2000 },
  );
});

function refusedAs(code: string, bytes: Uint8Array, within = 1000): void {
  const { result, took } = timed(bytes);
  assert.equal(result.ok, false);
  assert.equal(result.problems[0]?.code, code);
  assert.ok(took < within, `${took} ms`);
}

test('a DOCTYPE is refused before anything is parsed, in every encoding', () => {
  const text = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${head}<b:ID>&x;</b:ID></Invoice>`;
  refusedAs('doctype', Buffer.from(text));
  refusedAs('doctype', Buffer.from(`\ufeff${text}`, 'utf16le'));
  refusedAs('doctype', Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
});

test('bombs are refused in bounded time', () => {
  refusedAs('not-xml', Buffer.from(`${head}<b:ID>&lol9;</b:ID></Invoice>`));
  refusedAs('too-much', Buffer.from(`${head}<b:ID>${'&#65;'.repeat(3_000_000)}</b:ID></Invoice>`));
  refusedAs('too-much', Buffer.from(head + '<b:a>'.repeat(2_000_000)));
  refusedAs('too-much', Buffer.from(`${head}${'<b:a/>'.repeat(3_000_000)}</Invoice>`), 3000);
  refusedAs(
    'too-much',
    Buffer.from(`${head}<b:ID ${Array.from({ length: 2000 }, (_, at) => `a${at}=""`).join(' ')}/></Invoice>`),
  );
  refusedAs('too-much', Buffer.from(`${head}<b:ID>${'x'.repeat(20_000_000)}</b:ID></Invoice>`));
  refusedAs('too-much', Buffer.from(`${head}<b:ID a="${'x'.repeat(20_000_000)}"/></Invoice>`));
  refusedAs('too-much', Buffer.from(`${head}<!--${'x'.repeat(20_000_000)}--></Invoice>`));
  const aggregate = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2';
  const row =
    '<TaxSubtotal><b:TaxableAmount>1</b:TaxableAmount><TaxCategory><b:ID>S</b:ID></TaxCategory></TaxSubtotal>';
  refusedAs(
    'too-much',
    Buffer.from(`${head}<TaxTotal xmlns="${aggregate}">${row.repeat(20_000)}</TaxTotal></Invoice>`),
    3000,
  );
  refusedAs('too-large', new Uint8Array(100_000_000), 50);
  refusedAs('not-xml', new Uint8Array(1_000_000));
  refusedAs('not-xml', new Uint8Array(0));
});

test('a number as long as a book is no amount', () => {
  const text = sample.toString().replace('>146.77</cbc:PayableAmount>', `>${'9'.repeat(90_000)}</cbc:PayableAmount>`);
  const { result, took } = timed(Buffer.from(text));
  assert.equal(result.ok, false);
  assert.ok(took < 250);
});

test('names of JavaScript objects are only names', () => {
  const text = sample
    .toString()
    .replace('<cbc:ID>2026/0042</cbc:ID>', '<cbc:ID __proto__="x" constructor="y">__proto__</cbc:ID>')
    .replaceAll('unitCode="C62"', 'unitCode="constructor"')
    .replaceAll('<cbc:ID>S</cbc:ID>', '<cbc:ID>constructor</cbc:ID>');
  const { result } = timed(Buffer.from(text));
  assert.ok(result.ok);
  assert.equal(result.invoice.number, '__proto__');
  for (const one of result.problems) assert.match(one.code, /^[A-Za-z0-9-]{2,40}$/);
  refusedAs('encoding', Buffer.from(sample.toString().replace('UTF-8', 'constructor')));
  assert.equal(Object.getPrototypeOf({}), Object.prototype);
});
