import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  defaultLimits,
  outOfEnvelope,
  partyId,
  readInvoice,
  vatBreakdown,
  type EInvoice,
  type ReadResult,
} from './index.ts';
import { problemList } from './problems.ts';
import { readDraft } from './read-invoice.ts';
import { readXml } from './read-xml.ts';
import { reporter } from './reading.ts';
import { checkRules } from './rules.ts';

const data = join(import.meta.dirname, '../../../../../shared/data');
const index = join(data, 'index.tsv');

type Row = Readonly<Record<string, string>>;

function rows(path: string): readonly Row[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((value, at) => [names[at] ?? '', value])));
}

/** The columns of index.tsv as this reader gives them. */
function columns(invoice: EInvoice, root: string): Readonly<Record<string, string>> {
  return {
    kind: root === 'rsm:CrossIndustryInvoice' ? 'CII' : root.replace('ubl:', 'UBL '),
    customization: invoice.customization ?? '',
    type_code: invoice.typeCode ?? '',
    payable: invoice.payable,
    currency: invoice.currency,
    supplier: invoice.supplier.name ?? '',
    supplier_id: partyId(invoice.supplier) ?? '',
    customer: invoice.customer.name ?? '',
    customer_id: partyId(invoice.customer) ?? '',
    invoice_number: invoice.number,
    issue_date: invoice.issueDate,
    due_date: invoice.dueDate ?? '',
    line_count: String(invoice.lines.length),
    line_ext: invoice.lineExtension ?? '',
    tax_exclusive: invoice.taxExclusive ?? '',
    tax_total: invoice.taxTotal ?? '',
    tax_inclusive: invoice.taxInclusive ?? '',
    allowance_total: invoice.allowanceTotal ?? '',
    charge_total: invoice.chargeTotal ?? '',
    prepaid: invoice.prepaid ?? '',
    rounding: invoice.rounding ?? '',
    vat_breakdown: vatBreakdown(invoice),
  };
}

const bytesOf = (row: Row): Buffer => readFileSync(join(data, row['set'] ?? '', row['file'] ?? ''));
const read = (row: Row): ReadResult => readInvoice(bytesOf(row));

function rootOf(row: Row): string {
  const xml = readXml(bytesOf(row));
  return xml.ok ? outOfEnvelope(xml.root).name : '';
}

function fatals(result: ReadResult): readonly string[] {
  return [...new Set(result.problems.filter((one) => one.severity === 'fatal').map((one) => one.code))].toSorted();
}

/**
 * Code lists of EN 16931 that SI-UBL 1.1 and 1.2 have others for; the validators of EN 16931 know no such documents.
 */
const otherLists = /^BR-CL-(07|1[01378]|19|2[0-6])$/;

/** The rule ids that the official validators gave for a file. */
function official(row: Row): readonly string[] {
  const columnsWithIds = ['en16931_1.3.16_fatal', 'peppol_2026.5_fatal', 'siubl_2.0.3.12_fatal'];
  return [
    ...new Set(
      columnsWithIds
        .flatMap((name) => (row[name] ?? '').split(','))
        .filter((id) => /[A-Z]/.test(id) && !(/si-ubl:ver1/.test(row['customization'] ?? '') && otherLists.test(id))),
    ),
  ].toSorted();
}

/** The rules alone, on a fragment that is no whole invoice. */
function rulesOn(document: string): readonly string[] {
  const xml = readXml(Buffer.from(document));
  assert.ok(xml.ok);
  const [limits, problems] = [defaultLimits, problemList(1000)];
  const draft = readDraft(xml.root, { limits, problems, spent: { bytes: 0 } });
  assert.ok(draft);
  checkRules(draft, reporter(problems));
  return problems.all().map((one) => one.code);
}

test('every invoice of the corpus is read to the values of its index', async (t) => {
  if (!existsSync(index)) return t.skip('corpus not present');
  for (const row of rows(index)) {
    await t.test(`${row['set']}/${row['file']}`, () => {
      const result = read(row);
      if (!result.ok) return assert.equal(row['valid'], 'no', JSON.stringify(result.problems, null, 1));
      const found = columns(result.invoice, rootOf(row));
      for (const name of Object.keys(found)) {
        // The index names no legal ids for CII; the reader finds them.
        if (row['kind'] === 'CII' && name.endsWith('_id') && row[name] === '') continue;
        assert.equal(found[name], row[name] ?? '', name);
      }
    });
  }
});

test('the rules find exactly what the official validators find', async (t) => {
  if (!existsSync(index)) return t.skip('corpus not present');
  let [found, expected] = [0, 0];
  for (const row of rows(index)) {
    const ours = fatals(read(row));
    expected += official(row).length;
    found += official(row).filter((id) => ours.includes(id)).length;
    assert.deepEqual(ours, official(row), `${row['set']}/${row['file']}`);
  }
  t.diagnostic(`${found} of ${expected} rule ids found, no others`);
});

test('an invalid invoice is refused only when its identity or totals are unsound', (t) => {
  if (!existsSync(index)) return t.skip('corpus not present');
  const refused = rows(index)
    .filter((row) => !read(row).ok)
    .map((row) => official(row));
  assert.equal(refused.length, 5);
  for (const ids of refused)
    assert.ok(
      ids.some((id) => ['BR-02', 'BR-05', 'BR-CO-15', 'BR-CO-16'].includes(id)),
      ids.join(),
    );
});

test('each rule speaks and keeps silent where its official examples say so', async (t) => {
  const folder = join(data, 'rule-fragments');
  if (!existsSync(folder)) return t.skip('corpus not present');
  for (const row of rows(join(folder, 'index.tsv'))) {
    await t.test(row['rule'], () => {
      const text = readFileSync(join(folder, row['file'] ?? ''), 'utf8').replace(/<!--[\s\S]*?-->/g, '');
      const parts = [
        ...text.matchAll(
          /<(success|error)>[^<]*<\/\1>[\s\S]*?(<((?:\w+:)?(?:Invoice|CreditNote))[\s>][\s\S]*?<\/\3>)/g,
        ),
      ];
      assert.equal(parts.length, Number(row['tests']));
      parts.forEach(([, expected, document = ''], at) => {
        const said = rulesOn(document).includes((row['rule'] ?? '').replace(/^(BR-S-08)-1$/, '$1'));
        assert.equal(said, expected === 'error', `test ${at + 1}`);
      });
    });
  }
});
