import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { demoPeople, type DemoPortal } from './demo-portal.ts';
import { demoInBrowser } from './journey.ts';

// A message with one empty attachment among good ones, in a real browser.
let t: DemoPortal;
let browser: Browser;
let base: string;
let close: () => Promise<void>;
before(async () => {
  ({ t, browser, base, close } = await demoInBrowser('refused_form'));
});
after(() => close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Found = { violations: { id: string; nodes: { html: string }[] }[] };
const file = (name: string, text: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) });
const files = [
  file('plattegrond van de tweede verdieping met alle aansluitpunten en kasten.pdf', '%PDF-1.7\neen'),
  file('leeg.pdf', ''),
  file('offerte.pdf', '%PDF-1.7\ntwee'),
];

for (const language of ['nl', 'en'] as const) {
  test(`the good attachments of a refused message stay, can be left out, and are sent: without script, on a phone and a desktop, light and dark (${language})`, async () => {
    const visitor = await t.visitor(demoPeople.functional);
    const open = async (javaScriptEnabled: boolean) => {
      const context = await browser.newContext({
        bypassCSP: true,
        javaScriptEnabled,
        viewport: { width: 390, height: 900 },
      });
      await context.addCookies(
        [...visitor.cookies, ['taal', language] as const].map(([name, value]) => ({ name, value, url: base })),
      );
      const page = await context.newPage();
      await page.goto(`${base}/contact/bericht`);
      if ((await page.locator('html').getAttribute('lang')) !== language)
        await page.getByRole('button', { name: /Nederlands|English/ }).click();
      await page.locator('[name=onderwerp]').fill('Verhuizing');
      await page.locator('[name=bericht]').fill('Zie de bijlagen.');
      await page.locator('[name=bijlagen]').setInputFiles(files);
      await page.getByRole('button', { name: language === 'nl' ? 'Versturen' : 'Send', exact: true }).click();
      return { context, page };
    };

    const plain = await open(false);
    const group = plain.page.getByRole('group', { name: language === 'nl' ? 'Meesturen' : 'Send along' });
    assert.equal(await group.getByRole('checkbox', { checked: true }).count(), 2);
    await group.getByRole('checkbox', { name: /plattegrond/ }).uncheck();
    await plain.page.getByRole('button', { name: language === 'nl' ? 'Versturen' : 'Send', exact: true }).click();
    await plain.page.waitForURL(/berichten\/[\w-]+\?verstuurd=ja/);
    assert.deepEqual(
      (await plain.page.locator('.talk a').allInnerTexts()).map((text) => text.replace(/ \(.*/, '')),
      ['offerte.pdf'],
    );
    await plain.context.close();

    const { context, page } = await open(true);
    await page.evaluate(axe);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const { violations } = await page.evaluate<Found>('axe.run(document, { resultTypes: ["violations"] })');
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`),
          [],
        );
        assert.equal(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), false, `${width}`);
      }
    }
    await context.close();
  });
}
