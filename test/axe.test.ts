import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { crawl } from './crawl.ts';
import { demoPeople, type DemoPortal } from './demo-portal.ts';
import { demoInBrowser } from './journey.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Found = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] };
const widths = [390, 1280];
const themes = ['light', 'dark'] as const;
const everything = '{ resultTypes: ["violations"] }';
/** A theme changes colours and nothing else: what else there is to find is found in the light. */
const colours = '{ resultTypes: ["violations"], runOnly: ["color-contrast", "link-in-text-block"] }';
/** A page that two people both see is checked once. */
const checked = new Set<string>();

let t: DemoPortal;
let browser: Browser;
let base: string;
let close: () => Promise<void>;
before(async () => {
  ({ t, browser, base, close } = await demoInBrowser('axe'));
});
after(() => close());

for (const [who, start] of [
  ['signatory', '/'],
  ['functional', '/'],
  ['staff', '/beheer'],
  ['nobody', '/aanmelden'],
] as const) {
  test(`axe finds nothing on any page of ${who}, light and dark, on a phone and a desktop`, async () => {
    const visitor = await t.visitor(who === 'nobody' ? undefined : demoPeople[who]);
    const seen = await crawl(t, visitor, start, 1);
    const pages = seen
      .filter(
        ({ reply, url }) => String(reply.headers['content-type']).startsWith('text/html') && !url.endsWith('/html'),
      )
      .filter(({ route }) => !checked.has(route));
    for (const { route } of pages) checked.add(route);
    // The checker is put in through the browser's own back door: the pages' policy rightly refuses foreign script.
    const context = await browser.newContext({ bypassCSP: true });
    for (const [name, value] of visitor.cookies) await context.addCookies([{ name, value, url: base }]);
    const page = await context.newPage();
    const found: string[] = [];
    for (const { url } of pages) {
      await page.goto(base + url);
      await page.evaluate(axe);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of themes) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const { violations } = await page.evaluate<Found>(
            `axe.run(document, ${colorScheme === 'light' ? everything : colours})`,
          );
          for (const { id, nodes } of violations)
            found.push(
              `${url} ${width} ${colorScheme} ${id}: ${nodes[0]!.html.slice(0, 160)} ${nodes[0]!.failureSummary?.slice(0, 200)}`,
            );
          if (colorScheme === 'light' && (await page.evaluate('document.documentElement.scrollWidth > innerWidth')))
            found.push(`${url} ${width} is wider than the screen`);
        }
      }
    }
    await context.close();
    assert.deepEqual(found, []);
  });
}
