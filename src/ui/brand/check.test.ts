import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brandProblems } from './check.ts';
import { brandFromSettings } from './settings.ts';
import { brandCss, defaultBrand } from './brand.ts';
import { contrast, hex, parseOklch } from './colour.ts';
import { colourTokens } from './tokens.ts';

test('every pair of colours that meets on a page can be read, in light and in dark', () => {
  assert.deepEqual(
    brandProblems(defaultBrand).map((problem) => problem.message),
    [],
  );
});

test('a brand whose button cannot be read is refused by name', () => {
  const pale = { ...defaultBrand, colours: { ...defaultBrand.colours, onAccent: 'white' as const } };
  const problems = brandProblems(pale);
  assert.ok(problems.some((problem) => problem.front === 'on-accent' && problem.theme === 'light'));
  assert.match(problems[0]?.message ?? '', /on-accent on accent has a contrast of \d\.\d+; it needs at least 4\.5/);
});

test('any hue makes a readable portal, as the steps of lightness carry the contrast', () => {
  for (let hue = 0; hue < 360; hue += 15) {
    const brand = { ...defaultBrand, colours: { ...defaultBrand.colours, hue } };
    assert.deepEqual(brandProblems(brand), [], `hue ${hue}`);
  }
});

test('contrast follows the definition of WCAG', () => {
  assert.equal(Math.round(contrast([1, 0, 0], [0, 0, 0])), 21);
  assert.equal(contrast([0.5, 0.1, 20], [0.5, 0.1, 20]), 1);
  assert.equal(hex([1, 0, 0]), '#ffffff');
  assert.equal(hex([0.6279, 0.2577, 29.23]), '#ff0000');
  assert.equal(parseOklch('red'), null);
});

test('every colour token is found in both themes', () => {
  const names = (theme: 'light' | 'dark') => [...colourTokens(defaultBrand, theme).keys()];
  assert.deepEqual(names('light'), names('dark'));
  assert.ok(names('light').length > 40);
  assert.ok(brandCss(defaultBrand).length < 1000);
});

test('an operator sets colours in three numbers, and a wrong or unreadable one is named', () => {
  assert.equal(brandFromSettings({ BRAND_HUE: '265' }).colours.hue, 265);
  assert.equal(brandFromSettings({ BRAND_ACCENT: '0.5 0.2 264' }).colours.onAccent, 'white');
  assert.throws(
    () => brandFromSettings({ BRAND_HUE: 'blue' }),
    /BRAND_HUE must be a number from 0 to 360; it is "blue"/,
  );
  assert.throws(() => brandFromSettings({ BRAND_ACCENT: '0.67 0.15 58' }), /unreadable.*on-accent on accent/);
});
