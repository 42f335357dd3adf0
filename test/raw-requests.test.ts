import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { testPortal, type TestPortal } from './portal.ts';

let t: TestPortal;
let port: number;
before(async () => {
  t = await testPortal('raw');
  port = Number(new URL(await t.listen()).port);
});
after(() => t.close());

/** Sends bytes as they are, and reads until the portal hangs up. */
const raw = (bytes: string) =>
  new Promise<string>((resolve, reject) => {
    let answer = '';
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(bytes));
    socket
      .on('data', (part) => (answer += part))
      .on('close', () => resolve(answer))
      .on('error', reject);
  });
const get = (headers: string) => raw(`GET /aanmelden HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`);

test('a request with two hosts, or none, is refused: a proxy in front may have looked at the other one', async () => {
  for (const headers of [
    'Host: portal.example\r\nHost: elders.example\r\n',
    'Host: portal.example\r\nhOST: portal.example\r\n',
    '',
  ])
    assert.match(await get(headers), /^HTTP\/1\.1 400 /, headers);
  assert.match(await get('Host: portal.example\r\n'), /^HTTP\/1\.1 200 /);
});

test('what cannot be read as a request is refused with the headers that every answer has', async () => {
  const cases: readonly (readonly [string, string])[] = [
    ['400', 'GEEN ZINNIG VERZOEK\r\n\r\n'],
    ['400', 'GET /aanmelden HTTP/1.1\r\n\r\n'],
    ['400', 'GET /aanmelden HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n'],
    ['431', `GET /aanmelden HTTP/1.1\r\nHost: portal.example\r\nCookie: ${'x'.repeat(40_000)}\r\n\r\n`],
    [
      '417',
      'POST /aanmelden HTTP/1.1\r\nHost: portal.example\r\nExpect: wonder\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
    ],
  ];
  for (const [status, bytes] of cases) {
    const answer = await raw(bytes.replace('HTTP/1.1\r\n\r\n', 'HTTP/1.1\r\nConnection: close\r\n\r\n'));
    assert.ok(answer.startsWith(`HTTP/1.1 ${status} `), answer.slice(0, 80));
    for (const header of [
      "content-security-policy: default-src 'none'",
      'x-content-type-options: nosniff',
      'cache-control: private, no-store',
      'x-frame-options: DENY',
    ])
      assert.ok(answer.toLowerCase().includes(header.toLowerCase()), `${status} without ${header}`);
  }
});
