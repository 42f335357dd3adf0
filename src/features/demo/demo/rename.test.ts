import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultBrand } from '../../../ui/brand/brand.ts';
import { renameTo } from './rename.ts';
import { staff } from './staff.ts';

test('under another name the people and texts of the demo go along, marks and quotes included', () => {
  const rename = renameTo({ ...defaultBrand, name: 'Mijn "$&"', company: 'Noord & Zoon' });
  assert.deepEqual(rename({ text: ['Welkom in Mijn Contict, van Contict B.V.'], mail: 'a@contict.example.nl' }), {
    text: ['Welkom in Mijn "$&", van Noord & Zoon B.V.'],
    mail: 'a@noordzoon.example.nl',
  });
  assert.doesNotMatch(JSON.stringify(rename(staff)), /contict/i);
});

test('under its own name the demo stays as it was written', () => {
  assert.equal(renameTo(defaultBrand)(staff), staff);
});
