import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billsOf } from '../../demo/demo/bills.ts';
import { clockAt } from '../../demo/demo/dates.ts';
import { invoiceOf } from '../../demo/demo/invoices.ts';
import { subscriptionRows } from '../../demo/demo/rows.ts';
import { demoCustomers } from '../../demo/demo/write.ts';
import type { Service } from './bill.ts';
import { isNamed } from './rules-cause.ts';
import { compare } from './rules-explain.ts';
import { sentenceOf } from './rules-sentence.ts';
import { billFrom } from './samples.ts';
import { sentenceText } from './words.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : null);

for (const today of ['2026-03-17', '2026-11-22', '2027-01-05']) {
  test(`every two following invoices of the sample customers on ${today} add up, and at least 95% of each has a named cause`, () => {
    const clock = clockAt(today);
    const customers = demoCustomers(clock, 7);
    const bills = billsOf(customers, clock, 7);
    let pairs = 0;
    for (const customer of customers) {
      const services = new Map(
        subscriptionRows(customer, clock).map((row) => [
          String(row['number']),
          {
            id: null,
            product: String(row['product']),
            group: String(row['group']),
            billingPeriod: String(row['billingPeriod']) as Service['billingPeriod'],
            startedOn: text(row['startedOn']),
            endsOn: text(row['endsOn']),
            plannedOn: text(row['plannedOn']),
          } satisfies Service,
        ]),
      );
      const own = bills
        .filter((bill) => bill.customer === customer && bill.kind === 'invoice' && bill.period !== null)
        .map((bill) => billFrom(invoiceOf(bill), services));
      for (const [at, after] of own.entries()) {
        const before = own[at - 1];
        if (before === undefined) continue;
        const comparison = compare(before, after);
        const { parts, exclusiveCents } = comparison;
        const of = (some: typeof parts) => some.reduce((sum, { cents }) => sum + Math.abs(cents), 0);
        const said = `${customer.slug} ${after.issuedOn} ${sentenceText(sentenceOf(comparison, before, after), 'nl', 'EUR')}`;
        if (process.env['SHOW_PAIRS'])
          console.log(
            said,
            '\n',
            parts.map((one) => `    ${one.category} ${one.cents} ${one.name} ${JSON.stringify(one.cause)}`).join('\n'),
          );
        assert.equal(
          parts.reduce((sum, { cents }) => sum + cents, 0),
          exclusiveCents,
          said,
        );
        const unnamed = parts.filter(({ cause }) => !isNamed(cause));
        assert.ok(of(unnamed) <= 0.05 * of(parts), `${said} ${JSON.stringify(unnamed)}`);
        pairs++;
      }
    }
    assert.equal(pairs, 3 * 23);
  });
}
