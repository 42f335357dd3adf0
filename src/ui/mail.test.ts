import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hexOf } from './brand/brand-colour.ts';
import { brandFromSettings } from './brand/settings.ts';
import { sampleSettings } from './brand/brand.ts';
import { composeMail } from './mail.tsx';

const brand = brandFromSettings(sampleSettings);
const base = 'https://mijn.contict.example';
const compose = (text: string) =>
  composeMail(brand, base, {
    language: 'nl',
    about: [text],
    subject: text,
    reason: text,
    parts: [
      { kind: 'text', text },
      { kind: 'button', label: text, href: `${base}/x?y=${encodeURIComponent(text)}` },
      { kind: 'facts', facts: [{ label: text, value: text }] },
      { kind: 'quote', text, from: text },
      { kind: 'link', href: `${base}/x?y=${encodeURIComponent(text)}` },
      { kind: 'small', text },
    ],
  });
const tags = (html: string) => (html.match(/<[a-z!/][^>]*>/gi) ?? []).length;

test('a mail names the organisation, then says why it comes, in both forms, and ends with who sends it', () => {
  const { html, text } = composeMail(brand, base, {
    language: 'nl',
    about: ['Veld B.V.'],
    subject: 'Onderwerp',
    reason: 'Je krijgt deze e-mail omdat het een proef is.',
    parts: [{ kind: 'button', label: 'Openen', href: `${base}/x` }],
  });
  assert.equal(
    text.split('\n').slice(0, 3).join('|'),
    'Mijn Contict · Veld B.V.||Je krijgt deze e-mail omdat het een proef is.',
  );
  for (const body of [html, text])
    for (const words of ['Veld B.V.', 'Openen', `${base}/x`, '3011 AB Rotterdam', 'servicedesk@contict.example'])
      assert.ok(body.includes(words), words);
});

test('no text that somebody typed adds a tag to a mail, or a line to its subject', () => {
  const plain = tags(compose('x').html);
  const nasty = fc
    .array(
      fc.constantFrom(
        '<b>',
        '</td>',
        '<img src=x onerror=alert(1)>',
        '"',
        "'",
        '&',
        '<',
        '>',
        '\r\n',
        '\n',
        '\u2028',
        '<!--',
        '-->',
        '</style>',
        'javascript:',
        'x',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string()), (text) => {
      const mail = compose(text);
      assert.equal(tags(mail.html), plain);
      assert.doesNotMatch(mail.subject, /[\r\n\u2028\u2029\u0000]/);
    }),
  );
});

test('a mail loads nothing: no picture, no script, no font from elsewhere', () => {
  assert.doesNotMatch(compose('x').html, /<(img|script|link|iframe|object)|url\(|@import|src=/i);
});

test('the brand colours become colours that every mail program knows', () => {
  assert.equal(hexOf(1, 0, 0), '#ffffff');
  assert.equal(hexOf(0, 0, 0), '#000000');
  assert.equal(hexOf(0.627955, 0.257683, 29.2339), '#ff0000');
  assert.match(hexOf(0.76, 0.155, 58), /^#[0-9a-f]{6}$/);
});

test('a mail about many organisations names three and counts the others', () => {
  const about = (names: readonly string[]) =>
    composeMail(brand, base, { language: 'nl', about: names, subject: 'x', reason: 'x', parts: [] }).text.split(
      '\n',
    )[0];
  assert.equal(about(['Veld B.V.', 'Kade']), 'Mijn Contict · Veld B.V. en Kade');
  assert.equal(about(['A', 'B', 'C', 'D']), 'Mijn Contict · A, B, C en D');
  assert.equal(about(['A', 'B', 'C', 'D', 'E', 'F']), 'Mijn Contict · A, B, C en nog 3');
  assert.equal(about([]), 'Mijn Contict');
});

test('a word that is longer than a phone is wide breaks inside the card, and does not push it off the screen', () => {
  const card = /<td class="card ink" style="([^"]*)"/.exec(compose('Kromme-Nieuwegrachtsekadewegpad').html)![1]!;
  assert.match(card, /overflow-wrap:anywhere/);
});
