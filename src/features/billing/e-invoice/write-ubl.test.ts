import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { visibleKey, visibleText } from '../../../platform/text/invisible.ts';
import { peppolBis3, readInvoice, writeUbl, type EInvoice } from './index.ts';
import { sampleCreditNote, sampleInvoice } from './samples/invoice.ts';

function readBack(invoice: EInvoice): EInvoice {
  const result = readInvoice(Buffer.from(writeUbl(invoice)));
  assert.ok(result.ok, JSON.stringify(result.problems, null, 1));
  return result.invoice;
}

test('an invoice that is written reads back the same', () => {
  assert.deepEqual(readBack(sampleInvoice), sampleInvoice);
  assert.deepEqual(readBack(sampleCreditNote), sampleCreditNote);
});

test('what is written breaks no rule, as NLCIUS and as Peppol', () => {
  for (const invoice of [
    sampleInvoice,
    sampleCreditNote,
    { ...sampleInvoice, ...peppolBis3 },
    { ...sampleCreditNote, ...peppolBis3 },
  ]) {
    assert.deepEqual(readInvoice(Buffer.from(writeUbl(invoice))).problems, []);
  }
});

/** Texts as a reader keeps them: no control characters, no white space around, whole characters. */
const text = fc
  .oneof(
    fc.constantFrom('<&>"\'', ']]>', 'a\tb\r\nc', '=cmd|x', '€ 1', '😀 é'),
    fc.string({ unit: 'binary', minLength: 1 }),
  )
  .map((one) =>
    one
      .toWellFormed()
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
      .trim(),
  )
  .filter((one) => one !== '');

test('any text survives writing and reading; a number and a name are what can be seen of them', () => {
  fc.assert(
    fc.property(text, text, text, (number, name, note) => {
      const seen = visibleText(name).trim();
      fc.pre(visibleKey(number) !== '' && seen !== '');
      const line = { ...sampleInvoice.lines[0]!, name, note };
      const invoice: EInvoice = {
        ...sampleInvoice,
        number,
        notes: [note],
        customer: { ...sampleInvoice.customer, name },
        lines: [line],
      };
      const again = readBack(invoice);
      assert.deepEqual(
        [again.number, again.notes, again.customer.name, again.lines],
        [visibleKey(number), [note], seen, [{ ...line, name: seen }]],
      );
    }),
    { numRuns: 200 },
  );
});
