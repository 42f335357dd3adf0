import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leadsInside } from '../sessions/doors.ts';
import { wayBack } from '../../../platform/http/way-back.ts';

const base = 'https://mijn.contict.example';

test('signing in leads back to a page of our own, with what was asked of it', () => {
  for (const path of [
    '/',
    '/facturen',
    '/facturen?jaar=2026&status=open',
    '/facturen/F%2F2026%20001',
    '/zoeken?q=https%3A%2F%2Fx.example',
  ])
    assert.equal(wayBack(path, base), path);
});

test('two hundred nasty forms lead nowhere but home', () => {
  const hosts = [
    'evil.example',
    'evil.example/facturen',
    'mijn.contict.example@evil.example',
    'mijn.contict.example.evil.example',
    '3232235777',
    '[::1]',
    'ｅvil.example',
    'xn--80ak6aa92e.com',
    'evil。example',
    'evil%00.example',
  ];
  const leads = [
    '//',
    '///',
    '\\\\',
    '/\\',
    '\\/',
    '/\t/',
    '/\n/',
    '/\r/',
    '\t//',
    ' //',
    'https://',
    'https:',
    'https:/',
    'http:\\\\',
    '/.//',
    '/..//',
    '/x/..//',
    '/\u0000/',
    '/\u00a0/',
    '/\u2028/',
    '//\u200b',
    '@',
  ];
  const whole = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'facturen',
    '?x',
    '#x',
    '',
    '.',
    '..',
    '\\',
    'about:blank',
    'blob:x',
    'mailto:x@y.example',
    '/\\',
    '/x\\y',
    '/x y',
    '/x\ny',
    `/${'x'.repeat(3000)}`,
  ];
  const forms = [...leads.flatMap((lead) => hosts.map((host) => lead + host)), ...whole];
  assert.ok(forms.length >= 200);
  for (const form of forms) {
    const target = wayBack(form, base);
    assert.equal(target, '/', JSON.stringify(form));
  }
});

test('whatever is asked, the browser stays on our own origin', () => {
  const nasty = fc
    .array(
      fc.constantFrom(
        '/',
        '\\',
        '.',
        '..',
        '@',
        ':',
        '?',
        '#',
        '%2f',
        '%5c',
        '\t',
        '\n',
        ' ',
        'evil.example',
        'https',
        'x',
        '\u0000',
        '。',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      fc.oneof(
        nasty,
        nasty.map((text) => `/${text}`),
        fc.string(),
      ),
      (asked) => {
        const location = wayBack(asked, base);
        assert.equal(new URL(location, base).origin, base);
        assert.ok(location.startsWith('/') && !/^\/[/\\]/.test(location));
      },
    ),
    { numRuns: 2000 },
  );
});

test('nobody is sent to a page of the other side, nor back to the sign-in page', () => {
  const staff = { staffId: 'x' };
  const contact = { staffId: null };
  assert.ok(leadsInside('/facturen', contact) && !leadsInside('/facturen', staff));
  assert.ok(leadsInside('/beheer/berichten', staff) && !leadsInside('/beheer/berichten', contact));
  assert.ok(leadsInside('/profiel', staff) && leadsInside('/profiel', contact));
  for (const path of ['/aanmelden', '/afmelden', '/wachtwoord-instellen?code=x', '/sessie/verlengen'])
    assert.ok(!leadsInside(path, contact), path);
});
