import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { addKey } from '../../identity/api-keys/index.ts';
import { kinds } from '../../../kinds.ts';

let portal: TestPortal;
let key: string;

before(async () => {
  portal = await testPortal('import_api');
  key = await addKey(portal.system, 'boekhouding');
});
after(() => portal?.close());

const call = async (
  method: 'GET' | 'PUT' | 'POST',
  url: string,
  payload?: string | object,
  type = 'application/json',
) => {
  const answer = await portal.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${key}`, ...(payload === undefined ? {} : { 'content-type': type }) },
    payload: typeof payload === 'object' ? JSON.stringify(payload) : payload,
  });
  return {
    status: answer.statusCode,
    body: answer.json<
      Record<string, unknown> & {
        counts?: Record<string, number>;
        problems?: { code: string; path: string; severity: string }[];
        records?: { result: string }[];
        result?: string;
        error?: { code: string };
      }
    >(),
  };
};

describe('the import API', () => {
  test('creates a record, then answers unchanged, then changed', async () => {
    const created = await call('PUT', '/customers/c-1', { number: '2001', name: 'Bakkerij Blom' });
    assert.deepEqual([created.status, created.body.result], [201, 'created']);
    const same = await call('PUT', '/customers/c-1', { number: '2001', name: 'Bakkerij Blom', externalId: 'c-1' });
    assert.deepEqual([same.status, same.body.result, same.body['run']], [200, 'unchanged', null]);
    const changed = await call('PUT', '/customers/c-1', { number: '2001', name: 'Bakkerij Bloem' });
    assert.deepEqual([changed.status, changed.body.result, changed.body['fields']], [200, 'changed', ['name']]);
  });

  test('answers 422 with the code and the place of each problem', async () => {
    const { status, body } = await call('PUT', '/customers/c-2', {
      number: '2002',
      kvk: '12',
      __proto__: 1,
      constructor: { prototype: 1 },
    });
    assert.equal(status, 422);
    assert.deepEqual(
      body.problems!.map(({ code, path }) => [code, path]),
      [
        ['required', '/name'],
        ['not_a_kvk', '/kvk'],
        ['unknown_field', '/constructor'],
      ],
    );
  });

  test('answers a record with a hundred thousand unknown fields at once, with some of them', async () => {
    const record = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`veld${at}`, 1]));
    const { status, body } = await call('PUT', '/customers/c-2', { ...record, details: record });
    assert.equal(status, 422);
    assert.ok(body.problems!.length < 50);
  });

  test('tells of each of very many records that it was refused', async () => {
    const many = 130_000;
    const same = await call(
      'POST',
      '/customers/batch?dryRun=1',
      `[${Array.from({ length: many }, (_, at) => `{"externalId":"${at}","number":"9","name":"n"}`).join(',')}]`,
    );
    assert.deepEqual(
      [same.status, same.body.counts!['refused'], same.body.problems![0]!.code],
      [200, many - 1, 'taken'],
    );
  });

  test('takes a key called __proto__ as an unknown field and nothing more', async () => {
    const { status, body } = await call(
      'PUT',
      '/customers/c-2',
      '{"number":"2002","name":"x","__proto__":{"polluted":true}}',
    );
    assert.deepEqual([status, body.problems!.map(({ code }) => code)], [422, ['unknown_field']]);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  test('answers 409 when another source or another record is in the way', async () => {
    assert.equal((await call('PUT', '/customers/c-1?source=crm', { number: '2001', name: 'X' })).status, 409);
    const taken = await call('PUT', '/customers/c-3', { number: '2001', name: 'X' });
    assert.deepEqual([taken.status, taken.body.error!.code, taken.body.problems![0]!.code], [409, 'conflict', 'taken']);
  });

  test('refuses a key in the body that differs from the one in the address, broken JSON, lists and empty bodies', async () => {
    for (const [body, code] of [
      ['{"externalId":"other","number":"1","name":"n"}', 'external_id_differs'],
      ['{', 'json_syntax'],
      ['[{}]', 'json_shape'],
      ['{"records":[{"name":"a"}]}', 'json_shape'],
      ['7', 'json_shape'],
      ['\u0000', 'binary_file'],
      [' ', 'empty_file'],
    ]) {
      const answer = await call('PUT', '/customers/c-4', body);
      assert.deepEqual([answer.status, answer.body.problems?.map((problem) => problem.code)], [422, [code]], body);
    }
  });

  test('takes a key that looks the same in the address and in the body as one key, whatever cannot be seen in it', async () => {
    const first = await call('PUT', '/customers/zg%E2%80%8B1', { externalId: 'zg1', number: '2071', name: 'Zicht' });
    const second = await call('PUT', '/customers/zg1', { externalId: 'zg1\u200b', number: '2071', name: 'Zicht' });
    assert.deepEqual(
      [first.status, first.body.externalId, second.status, second.body.result],
      [201, 'zg1', 200, 'unchanged'],
    );
  });

  test('names what it cannot take as its manual does', async () => {
    const odd = await call('POST', '/customers/batch', 'x', 'text/plain');
    const large = await call('POST', '/customers/batch', 'x'.repeat(26 * 1024 * 1024), 'text/csv');
    assert.deepEqual(
      [odd.status, odd.body.error!.code, large.status, large.body.error!.code],
      [415, 'unsupported_type', 413, 'too_large'],
    );
  });

  test('takes a CSV as Dutch Excel writes it', async () => {
    const csv =
      '\uFEFFexternalId;Klantnummer;Naam;KVK-nummer;Betaaltermijn\r\nc-5;2005;"De ""Gouden"" Leeuw";="01234567";30\r\n';
    const { status, body } = await call('POST', '/customers/batch', csv, 'text/csv; charset=utf-8');
    assert.deepEqual([status, body.records!.map((record) => record.result), body.problems], [200, ['created'], []]);
  });

  test('replaces a whole set, shows it first, and refuses half a file', async () => {
    const records = Array.from({ length: 12 }, (_, at) => ({
      externalId: `l-${at}`,
      customer: '2001',
      name: `Vestiging ${at}`,
    }));
    assert.equal((await call('POST', '/locations/batch?wholeSet=1', { records })).status, 200);
    const half = await call('POST', '/locations/batch', { records: records.slice(0, 5), wholeSet: true });
    assert.deepEqual([half.status, half.body.problems!.map(({ code }) => code)], [422, ['too_many_removals']]);
    const shown = await call('POST', '/locations/batch?dryRun=1', { records: records.slice(0, 5), wholeSet: true });
    assert.deepEqual(
      [
        shown.status,
        shown.body.counts!.removed,
        shown.body.problems!.map(({ code, severity }) => `${code} ${severity}`),
      ],
      [200, 7, ['too_many_removals warning']],
    );
    const preview = await call('POST', '/locations/batch?dryRun=1', { records: records.slice(0, 11), wholeSet: true });
    assert.equal(preview.body.counts!.removed, 1);
    const forced = await call('POST', '/locations/batch?force=1', { records: records.slice(0, 5), wholeSet: true });
    assert.equal(forced.body.counts!.removed, 7);
    const back = await call('PUT', '/locations/l-11', { customer: '2001', name: 'Vestiging 11' });
    assert.deepEqual([back.status, back.body['fields']], [200, ['removed']]);
  });

  test('refuses a misspelt parameter: a dry run must not store by accident', async () => {
    const { status, body } = await call('POST', '/customers/batch?dryrun=1', { records: [] });
    assert.deepEqual([status, body.error!.code], [400, 'unknown_parameter']);
  });

  test('gives two identical sets at once one result, without doubles or errors', async () => {
    const records = Array.from({ length: 200 }, (_, at) => ({
      externalId: `r-${at}`,
      customer: '2001',
      surname: `Nr ${at}`,
      mail: `nr${at % 50}@bakker.example`,
      roles: ['melder'],
    }));
    const answers = await Promise.all(Array.from({ length: 4 }, () => call('POST', '/contacts/batch', { records })));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200],
    );
    assert.deepEqual(answers.map(({ body }) => body.counts!.added).sort(), [0, 0, 0, 200]);
  });

  test('creates a record once when it is sent four times at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => call('PUT', '/customers/c-race', { number: '2099', name: 'Tegelijk' })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 200, 201]);
  });

  test('leaves the portal room to answer others while a hundred imports wait', async () => {
    const imports = Array.from({ length: 100 }, (_, at) =>
      call('PUT', `/customers/c-many-${at}`, { number: `3${at}`, name: 'Veel' }),
    );
    const health = await portal.app.inject({ url: '/readyz' });
    assert.equal(health.statusCode, 200);
    assert.deepEqual(new Set((await Promise.all(imports)).map(({ status }) => status)), new Set([201]));
  });

  test('writes one line in the log for a run, and none for a PUT that changes nothing', async () => {
    const lines = async () =>
      await portal.portal.database.system.kysely
        .selectFrom('log_event')
        .select(['actor', 'subject'])
        .where('action', '=', 'import.done')
        .execute();
    const before = (await lines()).length;
    for (let i = 0; i < 3; i++) await call('PUT', '/customers/c-log', { number: '2098', name: 'Logboek' });
    const after = await lines();
    assert.deepEqual(after.slice(before), [{ actor: 'key boekhouding', subject: 'customers' }]);
  });

  test('lets a run be looked up, and no run that is not there', async () => {
    const { body } = await call('PUT', '/customers/c-6', { number: '2006', name: 'Zes' });
    const found = await call('GET', `/runs/${String(body['run'])}`);
    assert.deepEqual(
      [found.status, found.body['kind'], found.body['source'], found.body['added']],
      [200, 'customers', 'boekhouding', 1],
    );
    assert.equal((await call('GET', '/runs/999999')).status, 404);
    assert.equal((await call('GET', '/runs/x')).status, 404);
  });

  test('asks for a key, except for its own description', async () => {
    const without = await portal.app.inject({
      method: 'PUT',
      url: '/api/v1/customers/x',
      payload: '{}',
      headers: { 'content-type': 'application/json' },
    });
    assert.equal(without.statusCode, 401);
    const description = await portal.app.inject({ url: '/api/v1/openapi.json' });
    assert.equal(description.statusCode, 200);
    const { paths, openapi } = description.json<{ openapi: string; paths: Record<string, object> }>();
    assert.equal(openapi, '3.1.0');
    for (const { name } of kinds)
      assert.ok(`/api/v1/${name}/batch` in paths && `/api/v1/${name}/{externalId}` in paths, name);
    assert.ok('/api/v1/invoices' in paths);
  });
});
