import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherSamples } from './demo.ts';

test('a folder that another version of the demo filled is refused in one sentence that says what to do', () => {
  const taken = {
    code: 'invoice_conflict',
    message: "This supplier's invoice 2026-00361 is stored already, with other content.",
  };
  const { message } = otherSamples('/srv/demo', 'invoices', [taken, taken]);
  assert.match(
    message,
    /^The samples in \/srv\/demo do not go together .*invoice 2026-00361 is stored already.* And 1 more\..* Choose a new folder: npm run demo -- --data DIR\.$/,
  );
  assert.doesNotMatch(message, /[{}]|\bnl\b/);
});
