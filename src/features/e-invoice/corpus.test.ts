import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { documentKind, partyId, readInvoice, vatBreakdown, type EInvoice } from './index.ts';

const data = join(import.meta.dirname, '../../../../shared/data');
const index = join(data, 'index.tsv');

type Row = Readonly<Record<string, string>>;

function rows(path: string): readonly Row[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((value, at) => [names[at] ?? '', value])));
}

/** The columns of index.tsv as this reader gives them. */
function columns(invoice: EInvoice): Readonly<Record<string, string>> {
  return {
    kind: documentKind(invoice), customization: invoice.customization ?? '', type_code: invoice.typeCode ?? '',
    payable: invoice.payable, currency: invoice.currency,
    supplier: invoice.supplier.name ?? '', supplier_id: partyId(invoice.supplier) ?? '',
    customer: invoice.customer.name ?? '', customer_id: partyId(invoice.customer) ?? '',
    invoice_number: invoice.number, issue_date: invoice.issueDate, due_date: invoice.dueDate ?? '',
    line_count: String(invoice.lines.length), line_ext: invoice.lineExtension ?? '', tax_exclusive: invoice.taxExclusive ?? '',
    tax_total: invoice.taxTotal ?? '', tax_inclusive: invoice.taxInclusive ?? '', allowance_total: invoice.allowanceTotal ?? '',
    charge_total: invoice.chargeTotal ?? '', prepaid: invoice.prepaid ?? '', rounding: invoice.rounding ?? '',
    vat_breakdown: vatBreakdown(invoice),
  };
}

const refused = new Set<string>();

test('every invoice of the corpus is read to the values of its index', async (t) => {
  if (!existsSync(index)) return t.skip('corpus not present');
  for (const row of rows(index)) {
    await t.test(`${row['set']}/${row['file']}`, () => {
      const result = readInvoice(readFileSync(join(data, row['set'] ?? '', row['file'] ?? '')));
      if (!result.ok) {
        assert.equal(row['valid'], 'no', JSON.stringify(result.problems, null, 1));
        refused.add(row['file'] ?? '');
        return;
      }
      const found = columns(result.invoice);
      for (const name of Object.keys(found)) {
        // The index names no legal ids for CII; the reader finds them.
        if (row['kind'] === 'CII' && name.endsWith('_id') && row[name] === '') continue;
        assert.equal(found[name], row[name] ?? '', name);
      }
    });
  }
});
