import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { addKey } from '../../identity/api-keys/index.ts';
import { kinds } from '../../../kinds.ts';

let portal: TestPortal;
let key: string;

before(async () => {
  portal = await testPortal('import_odd_text');
  key = await addKey(portal.system, 'boekhouding');
});
after(() => portal?.close());

const call = (method: 'PUT' | 'POST', url: string, payload: string | Buffer, type = 'application/json') =>
  portal.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    payload,
  });

/** Characters that a cut, a database or a page may stumble over; JSON writes half an emoji as it is. */
const unit = fc.constantFrom(
  'a',
  ' ',
  '😀',
  '\ud83d',
  '\ude00',
  '\u0000',
  '\uffff',
  '\ufdd0',
  '\u200b',
  '\u00ad',
  '"',
  ';',
  '\n',
  '/',
  '~',
  '__proto__',
  '1,000',
);
const odd = fc.string({ unit, maxLength: 40 });
/** Long enough to be cut somewhere, with the cut at any place of an emoji. */
const long = fc
  .tuple(fc.nat(12), fc.constantFrom(50, 90, 190, 390))
  .map(([shift, length]) => `${'x'.repeat(length + shift)}😀${'y'.repeat(shift)}😀`);
const text = fc.oneof(odd, long);

describe('text that no system should send', () => {
  for (const kind of kinds) {
    test(`never ends in an internal error: ${kind.name}`, async () => {
      const value = fc.oneof(
        text,
        fc.array(text, { maxLength: 3 }),
        fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true }),
        fc.constant(1),
      );
      const name = fc.oneof(fc.constantFrom(...kind.fields.map((field) => field.name)), text);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 8 }), odd, async (cells, id) => {
          const record = { ...Object.fromEntries(cells), externalId: id };
          const list = await call('POST', `/${kind.name}/batch`, JSON.stringify([record]));
          assert.ok([200, 422].includes(list.statusCode), list.body);
          const one = await call(
            'PUT',
            `/${kind.name}/${encodeURIComponent(id.toWellFormed() || 'x')}`,
            JSON.stringify(Object.fromEntries(cells)),
          );
          assert.ok([200, 201, 404, 409, 422].includes(one.statusCode), one.body);
          const table = [
            cells.map(([column]) => column).join(';'),
            cells.map(([, cell]) => String(cell)).join(';'),
          ].join('\n');
          const csv = await call('POST', `/${kind.name}/batch`, table || ' ', 'text/csv');
          assert.ok([200, 422].includes(csv.statusCode), csv.body);
        }),
        { numRuns: 25 },
      );
    });
  }

  test('is told with its characters whole, for an invoice too', async () => {
    const field = `${'x'.repeat(59)}😀y`;
    const odd = await call(
      'POST',
      '/invoices',
      JSON.stringify({ [field]: 1, number: `\ud83d${'n'.repeat(58)}😀`, currency: `E${'U'.repeat(58)}😀R` }),
    );
    assert.equal(odd.statusCode, 422);
    assert.ok(odd.body.isWellFormed());
    const record = await call(
      'PUT',
      '/customers/EMX',
      JSON.stringify({ number: 'EMX', name: 'Test', [`${'x'.repeat(99)}😀y`]: 1 }),
    );
    assert.deepEqual(
      [record.statusCode, record.json<{ problems: { code: string }[] }>().problems[0]!.code],
      [422, 'unknown_field'],
    );
    assert.ok(record.body.isWellFormed());
  });
});
