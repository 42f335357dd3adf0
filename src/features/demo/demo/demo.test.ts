import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { isValidIBAN } from 'ibantools';
import { type EInvoice, readInvoice, toCents } from '../../billing/e-invoice/index.ts';
import { billsOf } from './bills.ts';
import { totalsOf } from './billing.ts';
import { clockAt } from './dates.ts';
import { type DemoSummary, writeDemo } from './index.ts';
import { demoCustomers } from './write.ts';

const today = '2026-03-17';
const seed = 7;
const clock = clockAt(today);
const customers = demoCustomers(clock, seed);
let folder = '';
let summary: DemoSummary;
let invoices: readonly EInvoice[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'));
  summary = await writeDemo(folder, { today, seed });
  const names = (await readdir(join(folder, 'invoices'))).toSorted();
  invoices = await Promise.all(
    names.map(async (name) => {
      const read = readInvoice(await readFile(join(folder, 'invoices', name)));
      assert.ok(read.ok, `${name} cannot be read`);
      assert.deepEqual(read.problems, [], `${name} has problems`);
      return read.invoice;
    }),
  );
});

after(() => rm(folder, { recursive: true, force: true }));

test('Every invoice reads back without a problem and with the totals it was made with', () => {
  const bills = new Map(billsOf(customers, clock, seed).map((bill) => [bill.number, bill]));
  assert.equal(invoices.length, bills.size);
  for (const invoice of invoices) {
    const bill = bills.get(invoice.number);
    assert.ok(bill);
    const totals = totalsOf(bill.lines, 21);
    assert.deepEqual(
      [toCents(invoice.taxExclusive), toCents(invoice.taxTotal), toCents(invoice.payable)],
      [totals.net, totals.vat, totals.gross],
      invoice.number,
    );
    assert.deepEqual(
      invoice.lines.map((line) => toCents(line.net)),
      bill.lines.map((line) => line.netCents),
      invoice.number,
    );
    assert.deepEqual(
      invoice.lines.map((line) => line.objectId),
      bill.lines.map((line) => line.subscription),
      invoice.number,
    );
  }
});

test('Every customer has 24 monthly invoices, and every amount is more than nothing', () => {
  for (const { number } of customers) {
    const months = invoices.filter(
      (one) => one.customer.ids[0]?.id === number && one.periodStart !== null && one.kind === 'invoice',
    );
    assert.equal(new Set(months.map((one) => one.issueDate)).size, 24, number);
  }
  for (const invoice of invoices) assert.ok((toCents(invoice.payable) ?? 0) > 0, invoice.number);
});

test('One invoice came without a PDF, one has the calls beside it, all others hold exactly one PDF', () => {
  const types = invoices.map((one) => one.attachments.map((attachment) => attachment.type).join());
  assert.equal(types.filter((type) => type === '').length, 1);
  assert.equal(types.filter((type) => type === 'pdf,csv').length, 1);
  assert.equal(types.filter((type) => type === 'pdf').length, invoices.length - 2);
});

test('What was due long ago is paid, one invoice is overdue, the newest are open', async () => {
  const paid = new Set(
    (await readFile(join(folder, 'payments.csv'), 'utf8')).split('\r\n').map((row) => row.split(';')[2]),
  );
  const open = invoices.filter((one) => !paid.has(one.number));
  assert.equal(open.filter((one) => one.dueDate !== null && one.dueDate < today).length, 1);
  assert.ok(open.length > 3);
  assert.ok(
    open.every((one) => one.issueDate >= clock.ago(2)),
    'something old was left open',
  );
});

test('What a customer pays more or less for a service than the month before has a reason', () => {
  const monthly = billsOf(customers, clock, seed).filter((bill) => bill.period !== null && bill.kind === 'invoice');
  for (const customer of customers) {
    const own = monthly.filter((bill) => bill.customer === customer);
    for (const [index, bill] of own.entries()) {
      const earlier = own[index - 1];
      if (earlier === undefined) continue;
      for (const service of customer.sold.filter((one) => one.product.period === 'month')) {
        const [now, before] = [bill, earlier].map((one) =>
          one.lines.find((line) => line.subscription === service.number && line.reason === 'ahead'),
        );
        if (now?.netCents === before?.netCents) continue;
        const stepped = service.steps.some((step) => step.from > earlier.issuedOn && step.from <= bill.issuedOn);
        const ended =
          service.endsOn !== null && service.endsOn >= earlier.issuedOn && service.endsOn <= (bill.period?.[1] ?? '');
        assert.ok(
          stepped || ended || (bill.issuedOn.endsWith('-01-01') && service.product.indexed),
          `${service.number} ${bill.issuedOn}`,
        );
      }
    }
  }
});

test('Numbers look real and are nobody’s: valid IBANs of a test bank, addresses of example domains only', async () => {
  for (const customer of customers) assert.ok(isValidIBAN(customer.iban), customer.iban);
  assert.ok(customers.some((one) => one.kvk.startsWith('0')));
  for (const text of await allTexts(folder)) {
    const hosts = [...text.matchAll(/(?:@|https?:\/\/)([a-z0-9.-]+\.[a-z]{2,})/gi)].map((match) => match[1] ?? '');
    const real = hosts.filter((host) => !/(^|\.)example\.(nl|com|org)$/.test(host));
    assert.deepEqual(real, []);
  }
});

async function allTexts(root: string): Promise<readonly string[]> {
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  const readable = files.filter((file) => file.isFile() && /\.(csv|md|json)$/.test(file.name));
  return Promise.all(readable.map((file) => readFile(join(file.parentPath, file.name), 'utf8')));
}

test('All roles occur, every customer can sign, manage and pay, and somebody works for two of them', () => {
  const rolesOf = (contacts: (typeof customers)[number]['contacts']): ReadonlySet<string> =>
    new Set(
      contacts
        .filter((one) => one.activeUntil === undefined)
        .flatMap((one) => one.roles.map((role) => role.split(':')[0] ?? role)),
    );
  assert.equal(rolesOf(customers.flatMap((one) => one.contacts)).size, 11);
  for (const customer of customers) {
    for (const role of ['tekenbevoegd', 'portalbeheerder', 'financieel'])
      assert.ok(rolesOf(customer.contacts).has(role), `${customer.name}: ${role}`);
  }
  const outside = customers.flatMap((one) =>
    one.contacts.filter((contact) => contact.mail.includes('@')).map((contact) => contact.mail),
  );
  assert.ok(outside.length > new Set(outside).size);
  assert.ok(summary.people.length >= 6 && summary.staff.length >= 3);
});

test('Dutch texts say je, and no word of the town hall', async () => {
  for (const text of await allTexts(join(folder, 'content'))) {
    const dutch = text.split('<!-- en -->')[0] ?? '';
    assert.doesNotMatch(dutch, /\b(u|uw|gelieve|middels|d\.m\.v)\b/i, dutch.slice(0, 200));
    assert.doesNotMatch(text, /\{\{/);
  }
});

test('The same seed on the same day gives the same files, another day other dates', async () => {
  const [one, two, three] = ['a', 'b', 'c'].map((name) => join(folder, 'again', name));
  const small = { customers: ['10017'] };
  await writeDemo(one ?? '', { today, seed, ...small });
  await writeDemo(two ?? '', { today, seed, ...small });
  await writeDemo(three ?? '', { today: '2026-09-02', seed, ...small });
  const contents = async (root: string): Promise<readonly string[]> => {
    const files = (await readdir(join(root, 'invoices'))).toSorted();
    return [
      ...(await allTexts(root)),
      ...(await Promise.all(files.map((file) => readFile(join(root, 'invoices', file), 'utf8')))),
    ];
  };
  const first = await contents(one ?? '');
  assert.deepEqual(await contents(two ?? ''), first);
  assert.notDeepEqual(await contents(three ?? ''), first);
});
