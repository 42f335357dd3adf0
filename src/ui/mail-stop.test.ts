import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneStop } from '../platform/text/language.ts';

test('a name that ends in a full stop ends its sentence too', () => {
  assert.equal(oneStop('Een bericht namens Veld B.V.. Het kwam aan.'), 'Een bericht namens Veld B.V. Het kwam aan.');
  assert.equal(oneStop('Nog even … of zo... Klaar.'), 'Nog even … of zo... Klaar.');
});
