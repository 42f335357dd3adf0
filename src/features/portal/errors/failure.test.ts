import assert from 'node:assert/strict';
import type { FastifyError } from 'fastify';
import { after, before, test } from 'node:test';
import { people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { crowded } from '../../../database/lost.ts';
import { failureOf } from './failure.ts';

let t: TestPortal;
before(async () => {
  t = await testPortal('failure');
  await seedCast(t.system, t.portal.files);
});
after(() => t.close());

const thrown = (code: string, more: object = {}) =>
  Object.assign(new Error(code), { code }, more) as unknown as FastifyError;
const server = (code: string, severity = 'ERROR') => thrown(code, { severity });

test('what goes wrong around the portal is told as it is, with a code that stays and when to try again', () => {
  const told = (error: FastifyError) => {
    const { status, code, retryAfter } = failureOf(error);
    return [status, code, retryAfter];
  };
  for (const error of [thrown('ENOSPC', { path: '/files/aa/x.half' }), thrown('EDQUOT'), server('53100')])
    assert.deepEqual(told(error), [507, 'storage_full', 60]);
  for (const error of [thrown('EROFS', { path: '/files' }), thrown('EIO')])
    assert.deepEqual(told(error), [503, 'storage_unavailable', 60]);
  for (const code of ['55P03', '40001', '40P01']) assert.deepEqual(told(server(code)), [503, 'in_use', 5]);
  for (const error of [server('57014'), server('25P03', 'FATAL')]) assert.deepEqual(told(error), [503, 'too_slow', 5]);
  const away = [
    ...['57P01', '57P02', '57P03', '57P05', '53300', '08006', '28P01', '3D000'].map((code) => server(code, 'FATAL')),
    server('25006'),
    server('58030'),
    ...[
      'ECONNREFUSED',
      'ECONNRESET',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ENOTFOUND',
      'EAI_AGAIN',
      'ETIMEDOUT',
      'EPIPE',
      'EDATABASE',
    ].map((code) => thrown(code)),
    new Error('Connection terminated unexpectedly') as FastifyError,
  ];
  for (const error of away)
    assert.deepEqual(told(error), [503, 'database_unavailable', 5], `${error.code} ${error.message}`);
  assert.deepEqual(told(crowded(null) as FastifyError), [503, 'busy', 5]);
  // A file that is missing has the code of a socket that is missing; a number that looks like a code of PostgreSQL is
  // none.
  for (const error of [
    thrown('ENOENT', { path: '/files/aa/x' }),
    thrown('57014'),
    server('23505'),
    thrown('constructor'),
  ])
    assert.deepEqual(told(error), [500, 'internal_error', null]);
});

test('a full disk, a lock and a time limit each have a page that says what is true, and the next page is there when it is over', async () => {
  const visitor = await t.visitor(people.noord.everything);
  const app = t.portal.database.app.pg;
  const openApp = app.connect.bind(app) as () => Promise<unknown>;
  const fail = (code: string, more: object) =>
    Object.assign(app, { connect: () => Promise.reject(thrown(code, more)) });
  for (const [code, status, words] of [
    ['53100', 507, /Opslaan lukt nu niet/],
    ['55P03', 503, /Iemand anders is hiermee bezig/],
    ['57014', 503, /Dit duurde te lang/],
  ] as const) {
    fail(code, { severity: 'ERROR' });
    const page = await visitor.get('/facturen');
    Object.assign(app, { connect: openApp });
    assert.equal(page.statusCode, status);
    assert.match(page.body, words);
    assert.ok(page.headers['retry-after']);
  }
  assert.equal((await visitor.get('/facturen')).statusCode, 200);
});

test('who sent a form hears whether it may have been stored, who only looked does not', async () => {
  const visitor = await t.visitor(people.noord.everything);
  const app = t.portal.database.app.pg;
  const openApp = app.connect.bind(app) as () => Promise<unknown>;
  const whileAway = async <T>(work: () => Promise<T>) => {
    Object.assign(app, { connect: () => Promise.reject(thrown('ECONNRESET', {})) });
    return work().finally(() => Object.assign(app, { connect: openApp }));
  };
  const sent = await whileAway(() =>
    visitor.post('/contact/terugbellen', { telefoon: '010 123 45 67', wanneer: 'morgen' }),
  );
  assert.equal(sent.statusCode, 503);
  assert.match(sent.body, /misschien toch bewaard\. Kijk dat eerst na/);
  const looked = await whileAway(() => visitor.get('/facturen'));
  assert.deepEqual([looked.statusCode, looked.body.includes('toch bewaard')], [503, false]);
});
