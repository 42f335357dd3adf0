import assert from 'node:assert/strict';

/** What a page says between the menu and the footer, with plain spaces. */
export const contentOf = (body: string): string =>
  body
    .slice(body.indexOf('<main'), body.indexOf('</main>'))
    .replaceAll(/\u00a0|&nbsp;|&#160;/g, ' ')
    .replaceAll(/&euro;|&#8364;/g, '€');

/** Fails with the pattern alone: whole pages in a test report help nobody. */
export function says(body: string, pattern: RegExp): void {
  assert.ok(pattern.test(contentOf(body)), `The page does not say ${pattern}`);
}

export function saysNot(body: string, pattern: RegExp): void {
  assert.ok(!pattern.test(contentOf(body)), `The page says ${pattern.exec(contentOf(body))?.[0]}`);
}
