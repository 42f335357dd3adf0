import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Status } from './badge.tsx';
import { Copy } from './copy.tsx';
import { Empty } from './empty.tsx';
import { Facts } from './facts.tsx';
import { Checkbox, ErrorSummary, RadioGroup, Select, TextArea, TextField } from './form.tsx';
import { Notice } from './notice.tsx';
import { PersonCard } from './person.tsx';
import { StyleGuide } from './style-guide.tsx';
import { Table } from './table.tsx';

const nasty = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;
const option = { value: nasty, label: nasty };

const parts: readonly (readonly [string, string])[] = [
  ['a table', renderToString(h(Table<string>, { caption: nasty, columns: [{ key: 'a', label: nasty, cell: (row) => row }, { key: 'b', label: nasty, cell: (row) => row }], rows: [nasty] }))],
  ['facts', renderToString(h(Facts, { facts: [{ label: nasty, value: nasty }] }))],
  ['a text field', renderToString(h(TextField, { name: nasty, label: nasty, hint: nasty, error: nasty, value: nasty }))],
  ['a text area', renderToString(h(TextArea, { name: 'a', label: nasty, value: `</textarea>${nasty}` }))],
  ['a choice list', renderToString(h(Select, { name: 'a', label: nasty, options: [option], value: nasty }))],
  ['radio buttons', renderToString(h(RadioGroup, { name: 'a', label: nasty, options: [option] }))],
  ['a checkbox', renderToString(h(Checkbox, { name: 'a', label: nasty }))],
  ['an error summary', renderToString(h(ErrorSummary, { language: 'nl', errors: [{ field: nasty, message: nasty }] }))],
  ['a status', renderToString(h(Status, { tone: 'info', children: nasty }))],
  ['a copy button', renderToString(h(Copy, { text: nasty, value: nasty, label: nasty, language: 'nl' }))],
  ['an empty list', renderToString(h(Empty, { text: nasty }))],
  ['a notice', renderToString(h(Notice, { tone: 'info', title: nasty, children: nasty }))],
  ['a person', renderToString(h(PersonCard, { language: 'nl', person: { name: nasty, role: nasty, phone: nasty, mail: nasty, hours: nasty } }))],
];

for (const [name, html] of parts) {
  test(`${name} shows markup as text`, () => {
    assert.doesNotMatch(html, /<script|<img/);
    assert.match(html, /&lt;script/);
  });
}

test('no component writes a style or a script of its own, which the content policy would refuse', () => {
  const html = renderToString(h(StyleGuide, { language: 'nl' }));
  assert.doesNotMatch(html, /\sstyle=|<script|\son[a-z]+=|javascript:/);
});

test('every control has a label, and its hint and error are tied to it', () => {
  const html = renderToString(h(TextField, { name: 'onderwerp', label: 'Onderwerp', hint: 'Kort', error: 'Vul in' }));
  assert.match(html, /<label for="onderwerp">Onderwerp/);
  assert.match(html, /aria-describedby="onderwerp-hint onderwerp-error" aria-invalid="true"/);
});
