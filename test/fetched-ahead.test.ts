import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { demoPeople, type DemoPortal } from './demo-portal.ts';
import { demoInBrowser, signIn, withPage } from './journey.ts';

// What a browser fetches while the pointer rests on a link: a click finds it there, and who has left finds nothing of
// it.
let t: DemoPortal;
let browser: Browser;
let base: string;
let close: () => Promise<void>;
before(async () => {
  ({ t, browser, base, close } = await demoInBrowser('fetched ahead'));
  t.app.server.on('request', (request, reply) =>
    reply.on('finish', () => request.headers['sec-purpose'] !== undefined && fetched.push(request.url ?? '')),
  );
});
after(() => close());

const fetched: string[] = [];

/** Rests the pointer on a link of the menu until the portal has answered the browser that asks ahead. */
async function pointAt(page: Page, address: string): Promise<void> {
  await page.locator('script[type=speculationrules]').waitFor({ state: 'attached' });
  const link = page.locator(`nav a[href="${address}"]`).first();
  for (let tries = 0; tries < 20 && !fetched.includes(address); tries++) {
    await page.mouse.move(5, 5);
    await link.hover();
    await pause(500);
  }
  assert.ok(fetched.includes(address), `${address} was not fetched ahead`);
  fetched.length = 0;
}

const delivery = (page: Page) => page.evaluate<string>("performance.getEntriesByType('navigation')[0].deliveryType");

test('a click on a link that was pointed at finds its page fetched', async () => {
  await withPage(browser, { javaScriptEnabled: true }, async (page) => {
    await signIn(page, base, demoPeople.finance);
    for (const address of ['/facturen', '/diensten']) {
      await pointAt(page, address);
      await page.locator(`nav a[href="${address}"]`).first().click();
      await page.waitForURL(`${base}${address}`);
      assert.equal(await delivery(page), 'navigational-prefetch', address);
      assert.ok((await page.locator('h1').innerText()).length > 0);
    }
  });
});

test('a page that was fetched ahead makes way for the sign-in page when the session ended meanwhile', async () => {
  await withPage(browser, { javaScriptEnabled: true }, async (page) => {
    await signIn(page, base, demoPeople.finance);
    await pointAt(page, '/facturen');
    await t.system.pool.pg.query('delete from session');
    await page.locator('nav a[href="/facturen"]').first().click();
    await page.waitForURL(/\/aanmelden\?terug=%2Ffacturen$/);
    assert.match(await page.locator('h1').innerText(), /Inloggen|Aanmelden|Welkom/);
  });
});

test('a page that was fetched ahead is not shown after signing out in another tab', async () => {
  await withPage(browser, { javaScriptEnabled: true }, async (page) => {
    await signIn(page, base, demoPeople.finance);
    await pointAt(page, '/facturen');
    const other = await page.context().newPage();
    await other.goto(`${base}/profiel`);
    await other.evaluate(`document.querySelector('form[action="/afmelden"]').requestSubmit()`);
    await other.waitForURL(/aanmelden/);
    await page.bringToFront();
    await page.locator('nav a[href="/facturen"]').first().click();
    await page.waitForURL(/\/aanmelden/);
  });
});

test('the back button shows no page of a session that has ended', async () => {
  await withPage(browser, { javaScriptEnabled: true }, async (page) => {
    await signIn(page, base, demoPeople.finance);
    await page.goto(`${base}/facturen`);
    await page.goto(`${base}/over`);
    await t.system.pool.pg.query('delete from session');
    await page.goBack();
    await page.waitForURL(/\/aanmelden/);
  });
});
