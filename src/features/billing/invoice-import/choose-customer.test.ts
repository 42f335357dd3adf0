import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseCustomer, type Customer } from './choose-customer.ts';
import type { Party } from '../e-invoice/index.ts';
import { type BuyerIds, isSameSupplier, supplierIds } from './identity.ts';
import { amountForms } from './search-text.ts';
import { invoiceAddress, takeAddress } from './addresses.ts';
import { buyerIds } from './buyer-ids.ts';

const none: BuyerIds = { kvk: [], vat: [], oin: [], peppol: [], number: [] };
const customer = (number: string, ids: Partial<Customer> = {}): Customer => ({
  id: Number(number),
  number,
  name: number,
  kvk: null,
  vat: null,
  oin: null,
  peppol: null,
  ...ids,
});
const party: Party = {
  name: null,
  legalId: null,
  legalIdScheme: null,
  vatId: null,
  taxId: null,
  endpointId: null,
  endpointScheme: null,
  ids: [],
  street: null,
  additionalStreet: null,
  city: null,
  postalCode: null,
  country: null,
  contactName: null,
  phone: null,
  mail: null,
};
const chosen = (ids: Partial<BuyerIds>, ...candidates: Customer[]) => {
  const choice = chooseCustomer({ ...none, ...ids }, candidates);
  return 'customer' in choice ? choice.customer.number : choice.problem.code;
};

test('a customer is found by its KVK number, btw-id, OIN, Peppol id or number', () => {
  assert.equal(chosen({ kvk: ['01234567'] }, customer('1', { kvk: '01234567' })), '1');
  assert.equal(chosen({ vat: ['NL1B01'] }, customer('1', { vat: 'nl.1.b01' })), '1');
  assert.equal(chosen({ oin: ['0000000100'] }, customer('1', { oin: '0000000100' })), '1');
  assert.equal(chosen({ peppol: ['0106:1'] }, customer('1', { peppol: '0106:1' })), '1');
  assert.equal(chosen({ number: ['1'] }, customer('1')), '1');
  assert.equal(chosen({ number: ['2'] }), 'unknown_customer');
});

test('a customer number does not count when a registration in the document contradicts it', () => {
  assert.equal(chosen({ kvk: ['99999999'], number: ['1'] }, customer('1', { kvk: '01234567' })), 'unknown_customer');
  assert.equal(chosen({ kvk: ['99999999'], number: ['1'] }, customer('1')), '1');
});

test('where a registration fits several customers, the number decides, else nobody guesses', () => {
  const [a, b] = [customer('1', { kvk: '01234567' }), customer('2', { kvk: '01234567' })];
  assert.equal(chosen({ kvk: ['01234567'], number: ['2'] }, a, b), '2');
  assert.equal(chosen({ kvk: ['01234567'] }, a, b), 'ambiguous_customer');
  assert.equal(
    chosen(
      { kvk: ['01234567'], vat: ['NL2'] },
      customer('1', { kvk: '01234567', vat: 'NL1' }),
      customer('2', { kvk: '01234567', vat: 'NL2' }),
    ),
    '2',
  );
  assert.equal(
    chosen(
      { kvk: ['01234567'], vat: ['NL2'] },
      customer('1', { kvk: '01234567', vat: 'NL1' }),
      customer('2', { kvk: '76543210', vat: 'NL2' }),
    ),
    'ambiguous_customer',
  );
});

test('ids are read in every form in which documents write them', () => {
  const ids = buyerIds({
    customer: {
      ...party,
      legalId: '1234567',
      legalIdScheme: '0106',
      vatId: 'nl 123.456.789.b01',
      endpointId: '0123',
      endpointScheme: '0190',
      ids: [
        { scheme: null, id: ' 10001 ' },
        { scheme: 'NL:KVK', id: '7654321' },
      ],
    },
    buyerReference: 'R-1',
  });
  assert.deepEqual(ids, {
    kvk: ['01234567', '07654321'],
    vat: ['NL123456789B01'],
    oin: ['0123'],
    peppol: ['0190:0123', 'nl:kvk:7654321'],
    number: ['10001', 'R-1'],
  });
});

test('ids of a receiver and a supplier are read without what a copy leaves in them, as imports read them', () => {
  const zw = '\u200b';
  const ids = buyerIds({
    customer: {
      ...party,
      legalId: `1234${zw}5678`,
      legalIdScheme: '0106',
      vatId: `NL\u00ad123456789B01\u2060`,
      endpointId: `9${zw}9`,
      endpointScheme: `00${zw}88`,
      ids: [
        { scheme: null, id: `\u00a0100${zw}01` },
        { scheme: null, id: zw },
      ],
    },
    buyerReference: `R\u20111${zw}`,
  });
  assert.deepEqual(ids, {
    kvk: ['12345678'],
    vat: ['NL123456789B01'],
    oin: [],
    peppol: ['0088:99'],
    number: ['10001', 'R\u20111'],
  });
  assert.equal(supplierIds({ ...party, legalId: `12345${zw}678`, legalIdScheme: '0106' }).supplier_key, 'kvk:12345678');
  assert.equal(supplierIds({ ...party, name: `De${zw} Zaak` }).supplier_key, 'name:de zaak');
});

test('a supplier is known by registration, else btw-id, else electronic address, else name, however each is written', () => {
  const key = (fields: Partial<Party>) => supplierIds({ ...party, ...fields }).supplier_key;
  for (const legalIdScheme of ['0106', 'NL:KVK', 'nl:kvk', null])
    assert.equal(key({ legalId: '12 34.56-78', legalIdScheme, vatId: 'NL1' }), 'kvk:12345678');
  assert.equal(
    key({
      ids: [
        { scheme: null, id: 'D-1' },
        { scheme: 'NL:KVK', id: '12345678' },
      ],
    }),
    'kvk:12345678',
  );
  assert.equal(
    key({ legalId: '00000001234567890000', legalIdScheme: '0190' }),
    key({ legalId: '00000001234567890000', legalIdScheme: 'NL:OIN' }),
  );
  assert.equal(key({ legalId: 'NL001234567B01', legalIdScheme: '9944' }), key({ vatId: 'nl 0012.34567.b01' }));
  assert.equal(key({ vatId: '001234567B01' }), 'vat:NL001234567B01');
  assert.equal(key({ legalId: 'HRB 1', legalIdScheme: null, vatId: 'DE1' }), 'legal:HRB1');
  assert.equal(key({ vatId: 'nl1', endpointId: 'x' }), 'vat:NL1');
  assert.equal(key({ endpointId: '12345678', endpointScheme: '0106' }), 'kvk:12345678');
  assert.equal(key({ name: '  De   Zaak ' }), key({ name: 'de zaak' }));
});

test('who names only a btw-id may be a supplier known by registration; two registrations in one fiscal unit are two suppliers', () => {
  const ids = (fields: Partial<Party>) => supplierIds({ ...party, ...fields });
  const [one, two, unit] = [
    ids({ legalId: '12345678', vatId: 'NL001234567B01' }),
    ids({ legalId: '87654321', vatId: 'NL001234567B01' }),
    ids({ vatId: 'NL001234567B01' }),
  ];
  assert.deepEqual(
    [isSameSupplier(one, unit), isSameSupplier(unit, two), isSameSupplier(one, two), isSameSupplier(one, one)],
    [true, true, false, true],
  );
  assert.equal(isSameSupplier(ids({ name: 'A' }), ids({ name: 'B' })), false);
});

test('an amount is found as written in Dutch and in English', () => {
  assert.deepEqual(amountForms('-1234.5'), ['1234.50', '1234,50', '1.234,50', '1,234.50']);
});

test('an address is the number, and two suppliers with one number get two', () => {
  assert.equal(invoiceAddress('V01/1 |x'), 'V01/1 |x');
  assert.notEqual(invoiceAddress('..'), '..');
  assert.ok(encodeURIComponent(invoiceAddress('é/'.repeat(150))).length <= 240);
  const taken = new Set<string>();
  assert.deepEqual(
    [1, 1, 2].map((id) => takeAddress(id, 'A', taken)),
    ['A', 'A~2', 'A'],
  );
});
