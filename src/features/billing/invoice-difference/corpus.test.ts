import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readInvoice, type EInvoice } from '../e-invoice/index.ts';
import { billFrom } from './samples.ts';
import { compare } from './rules-explain.ts';
import { sentenceOf } from './rules-sentence.ts';
import { sentenceText } from './words.ts';

const folder = '../shared/data';
const skip = existsSync(folder) ? false : 'corpus not present';

function corpus(): readonly EInvoice[] {
  return globSync(`${folder}/**/*.{xml,XML}`)
    .toSorted()
    .flatMap((path) => {
      const read = readInvoice(readFileSync(path));
      return read.ok && read.invoice.lines.length > 0 ? [read.invoice] : [];
    });
}

const total = (values: readonly Readonly<{ cents: number }>[]) => values.reduce((sum, { cents }) => sum + cents, 0);

test('real invoices beside a copy with one dearer line and one line less show just that, to the cent', { skip }, () => {
  const invoices = corpus();
  assert.ok(invoices.length > 30, `${invoices.length} invoices`);
  for (const invoice of invoices) {
    const before = billFrom(invoice);
    const [first, ...rest] = before.lines;
    const dearer = { ...first!, netCents: first!.netCents + 137 };
    const after = {
      ...before,
      lines: [dearer, ...rest],
      exclusiveCents: before.exclusiveCents === null ? null : before.exclusiveCents + 137,
      payableCents: before.payableCents + 137,
    };
    const { parts, exclusiveCents } = compare(before, after);
    assert.equal(total(parts), exclusiveCents, invoice.number);
    assert.ok(parts.length >= 1 && parts.length <= 2, `${invoice.number}: ${JSON.stringify(parts)}`);
    assert.match(
      sentenceText(sentenceOf(compare(before, after), before, after), 'nl', invoice.currency),
      /meer dan factuur/,
    );
    const fewer = compare(before, { ...before, lines: rest });
    assert.equal(total(fewer.parts), fewer.exclusiveCents);
  }
});

test('any two real invoices of one supplier add up, matched or not', { skip }, () => {
  const bySupplier = Map.groupBy(corpus(), ({ supplier }) => supplier.name ?? '');
  let pairs = 0;
  for (const invoices of bySupplier.values()) {
    for (const [at, one] of invoices.entries()) {
      const other = invoices[at + 1];
      if (other === undefined) continue;
      const { parts, exclusiveCents, sums, payableCents } = compare(billFrom(one), billFrom(other));
      assert.equal(total(parts), exclusiveCents, `${one.number} ${other.number}`);
      assert.equal(
        sums.filter(({ total: isTotal }) => !isTotal).reduce((sum, row) => sum + row.after - row.before, 0),
        payableCents,
      );
      pairs++;
    }
  }
  assert.ok(pairs > 10);
});
