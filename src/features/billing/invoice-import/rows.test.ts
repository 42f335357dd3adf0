import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJsonInvoice } from '../e-invoice/read-json.ts';
import { invoiceColumns } from './rows.ts';
import { jsonInvoice } from './samples/invoice.ts';

function subjectOf(...lines: readonly (readonly [name: string, net: string])[]): string | null {
  const read = readJsonInvoice(
    jsonInvoice({
      lines: lines.map(([name, net], index) => ({
        id: String(index),
        name,
        quantity: '1',
        unit: 'C62',
        price: net,
        net,
        vatCategory: 'S',
        vatRate: '21',
      })),
    }),
  );
  assert.ok(read.ok);
  return invoiceColumns(read.invoice, []).description;
}

test('an invoice of one line is about that line', () => {
  assert.equal(subjectOf(['Glasvezel 200 Mbit/s', '175.00']), 'Glasvezel 200 Mbit/s');
});

test('with a few lines the costliest names it, also when money goes back', () => {
  assert.equal(
    subjectOf(['Voorrijkosten', '35.00'], ['Werkzaamheden op locatie', '95.00'], ['Kabel', '10.00']),
    'Werkzaamheden op locatie',
  );
  assert.equal(
    subjectOf(['Voorrijkosten', '-35.00'], ['Werkzaamheden op locatie', '-95.00']),
    'Werkzaamheden op locatie',
  );
});

test('many lines of many services have no name of their own: the period says more', () => {
  assert.equal(
    subjectOf(['Microsoft 365', '40.00'], ['Glasvezel', '30.00'], ['Telefonie', '20.00'], ['Firewall', '10.00']),
    null,
  );
});

test('many lines of which one service is half are about that service', () => {
  assert.equal(
    subjectOf(
      ['Beheerde werkplek', '30.00'],
      ['Beheerde werkplek', '30.00'],
      ['Telefonie', '20.00'],
      ['Firewall', '10.00'],
    ),
    'Beheerde werkplek',
  );
});
