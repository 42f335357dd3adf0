import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFile } from '../import-files/index.ts';
import { checkRow, columnsOf } from '../import-kinds/index.ts';
import { kinds } from '../../../kinds.ts';
import { openApiDocument } from './openapi.ts';

type Document = { components: { schemas: Record<string, object> } };
const document = openApiDocument([], kinds, 'https://portal.example', 'Mijn Contict') as Document;
const ajv = new Ajv2020({ strict: false, formats: { date: true, uri: true, 'date-time': true } });
ajv.addSchema({ $id: 'api', ...document });
const valid = (name: string, data: unknown) => ajv.validate(`api#/components/schemas/${name}`, data);

describe('the description of the API', () => {
  test('holds schemas that a validator accepts, for every kind and answer', () => {
    for (const name of Object.keys(document.components.schemas)) assert.doesNotThrow(() => valid(name, {}), name);
  });

  test('agrees with the import about a full record and a wrong one', async () => {
    const samples: Readonly<Record<string, object>> = {
      Customers: {
        externalId: 'c',
        number: '1',
        name: 'N',
        kvk: '12345678',
        iban: null,
        country: 'NL',
        paymentTermDays: 30,
        status: 'active',
      },
      Contacts: {
        externalId: 'p',
        customer: '1',
        surname: 'S',
        roles: ['besteller:500.00'],
        mailCategories: ['news'],
        activeFrom: '2026-01-01',
      },
      Subscriptions: {
        externalId: 's',
        customer: '1',
        number: 'D',
        group: 'voice',
        product: 'P',
        monthlyAmount: '1234.50',
        details: { channels: 2, numbers: ['1'] },
      },
      CloudUsers: {
        externalId: 'u',
        customer: '1',
        tenant: 't',
        upn: 'a@b.c',
        displayName: 'A',
        enabled: false,
        licences: ['X:group'],
      },
      Events: {
        externalId: 'e',
        titleNl: 'T',
        bodyNl: 'B',
        startsAt: '2026-01-01T10:00',
        endsAt: '2026-01-01T11:00',
        groups: ['cloud'],
      },
    };
    for (const [name, record] of Object.entries(samples)) {
      const kind = kinds.find((one) => one.name.replace('-', '') === name.toLowerCase())!;
      const [row] = (await readFile(Buffer.from(JSON.stringify(record)), 'json', columnsOf(kind))).rows;
      assert.deepEqual(checkRow(kind, row!).problems, [], name);
      assert.ok(valid(name, record), `${name}: ${ajv.errorsText()}`);
      assert.ok(!valid(name, { ...record, vreemd: 1 }), name);
    }
  });
});
