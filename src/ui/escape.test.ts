import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '../platform/html/jsx-runtime.ts';
import { Status } from './badge.tsx';
import { Copy } from './copy.tsx';
import { Empty } from './empty.tsx';
import { Facts } from './facts.tsx';
import { Checkbox, ErrorSummary, RadioGroup, Select, TextArea, TextField } from './form.tsx';
import { Notice } from './notice.tsx';
import { PersonCard } from './person.tsx';
import { StyleGuide } from './style-guide/style-guide.tsx';
import { Table } from './table.tsx';

const nasty = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;
const option = { value: nasty, label: nasty };

const parts: readonly (readonly [string, string])[] = [
  [
    'a table',
    render(
      Table({
        caption: nasty,
        columns: [
          { key: 'a', label: nasty, cell: (row) => row },
          { key: 'b', label: nasty, cell: (row) => row },
        ],
        rows: [nasty],
      }),
    ),
  ],
  ['facts', render(Facts({ facts: [{ label: nasty, value: nasty }] }))],
  ['a text field', render(TextField({ name: nasty, label: nasty, hint: nasty, error: nasty, value: nasty }))],
  ['a text area', render(TextArea({ name: 'a', label: nasty, value: `</textarea>${nasty}` }))],
  ['a choice list', render(Select({ name: 'a', label: nasty, options: [option], value: nasty }))],
  ['radio buttons', render(RadioGroup({ name: 'a', label: nasty, options: [option] }))],
  ['a checkbox', render(Checkbox({ name: 'a', label: nasty }))],
  ['an error summary', render(ErrorSummary({ language: 'nl', errors: [{ field: nasty, message: nasty }] }))],
  ['a status', render(Status({ tone: 'info', children: nasty }))],
  ['a copy button', render(Copy({ text: nasty, value: nasty, label: nasty, language: 'nl' }))],
  ['an empty list', render(Empty({ text: nasty }))],
  ['a notice', render(Notice({ tone: 'info', title: nasty, children: nasty }))],
  [
    'a person',
    render(
      PersonCard({ language: 'nl', person: { name: nasty, role: nasty, phone: nasty, mail: nasty, hours: nasty } }),
    ),
  ],
];

for (const [name, html] of parts) {
  test(`${name} shows markup as text`, () => {
    assert.doesNotMatch(html, /<script|<img/);
    assert.match(html, /&lt;script/);
  });
}

test('no component writes a style or a script of its own, which the content policy would refuse', () => {
  const html = render(StyleGuide({ language: 'nl' }));
  assert.doesNotMatch(html, /\sstyle=|<script|\son[a-z]+=|javascript:/);
});

test('every control has a label, and its hint and error are tied to it', () => {
  const html = render(TextField({ name: 'onderwerp', label: 'Onderwerp', hint: 'Kort', error: 'Vul in' }));
  assert.match(html, /<label for="onderwerp">Onderwerp/);
  assert.match(html, /aria-describedby="onderwerp-hint onderwerp-error" aria-invalid="true"/);
});
