import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { demoPeople } from './demo-portal.ts';
import { demoInBrowser, signIn, tabTo, withPage } from './journey.ts';

// What people do most days, in a real browser: finding, comparing, taking along, following and asking.
let browser: Browser;
let base: string;
let close: () => Promise<void>;
before(async () => {
  ({ browser, base, close } = await demoInBrowser('journeys_daily'));
});
after(() => close());

const main = (page: Page) => page.locator('main').innerText();

/**
 * What a link downloads: the first bytes as text. Going straight to a download ends the navigation, so only the
 * download counts.
 */
/**
 * The invoice of a month's services: others have none before them to differ from, and stand between them on some days
 * of a month.
 */
const monthly = (page: Page) => page.locator('tbody tr', { hasText: 'Diensten' }).first().locator('th a');

async function downloaded(page: Page, start: () => Promise<unknown>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), start().catch(() => null)]);
  return (await readFile(await download.path(), 'latin1')).slice(0, 400);
}

test('a bookkeeper searches, sees why an invoice differs, compares with another month and takes lists along, without client script', async () => {
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    await signIn(page, base, demoPeople.finance);
    await page.getByRole('searchbox').first().fill('microsft teams');
    await page.keyboard.press('Enter');
    await page.waitForURL(/zoeken\?q=microsft/);
    assert.match(await main(page), /Microsoft Teams/);
    await page.goto(`${base}/facturen`);
    await monthly(page).click();
    await page.getByRole('link', { name: 'Bekijk het verschil' }).click();
    assert.equal(await page.locator('h1').innerText(), 'Waarom is mijn factuur anders?');
    assert.match(await main(page), /(meer|minder) dan/);
    await page.getByLabel('Vergelijk met').selectOption({ index: 3 });
    await page.getByRole('button', { name: 'Vergelijk' }).click();
    assert.match(await main(page), /Zo telt het op/);
    await page.goto(`${base}/facturen`);
    for (const [name, begin] of [
      ['CSV', '\u00ef\u00bb\u00bfFactuurnummer;'],
      ['Excel', 'PK'],
      [/^Alles van \d{4}/, 'PK'],
      [/^Rekeningoverzicht/, '%PDF-'],
    ] as const) {
      const content = await downloaded(page, () => page.getByRole('main').getByRole('link', { name }).click());
      assert.ok(content.startsWith(begin), `${name} ${content.slice(0, 40)}`);
    }
  });
});

test('someone follows a calendar and stops, has themselves called back, and changes a phone number, without client script', async () => {
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    await signIn(page, base, demoPeople.small);
    await page.goto(`${base}/profiel`);
    await page.getByRole('link', { name: 'Agenda-links' }).click();
    await page.getByRole('button', { name: /^Maak een link.*Opzegkalender/ }).click();
    const address = /http:\/\/\S+\/kalender\/\S+\.ics/.exec(await main(page))![0];
    const feed = () => fetch(address.replace(/^http:\/\/[^/]+/, base));
    assert.match(await (await feed()).text(), /^BEGIN:VCALENDAR[\s\S]*Laatste dag om op te zeggen/);
    await page
      .getByRole('button', { name: /^Trek in/ })
      .first()
      .click();
    await page.waitForURL(/gelukt=ingetrokken/);
    assert.equal((await feed()).status, 404);

    await page.goto(`${base}/contact/terugbellen`);
    await page.getByLabel('Telefoonnummer').fill('geen nummer');
    await page.getByRole('button', { name: 'Bel mij terug' }).click();
    assert.equal(await page.getByLabel('Telefoonnummer').inputValue(), 'geen nummer');
    await page.getByLabel('Telefoonnummer').fill('010 123 45 67');
    await page.getByRole('button', { name: 'Bel mij terug' }).click();
    await page.waitForURL(/verstuurd=bellen/);

    await page.goto(`${base}/profiel`);
    await page.getByLabel('Mobiel').fill('06 98 76 54 32');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.goto(`${base}/profiel`);
    assert.match(await page.getByLabel('Mobiel').inputValue(), /98 ?76 ?54 ?32/);
  });
});

test('with the keyboard alone: search from anywhere, walk the results, leave them, and open one', async () => {
  await withPage(browser, { javaScriptEnabled: true }, async (page) => {
    await signIn(page, base, demoPeople.finance);
    const panel = page.locator('#search-results');
    const focus = () =>
      page.evaluate<string>(
        `document.activeElement.getAttribute('href') || document.activeElement.name || document.activeElement.tagName`,
      );
    // Comfort comes once the page shows.
    await page.locator('.search-box [role=status]').waitFor({ state: 'attached' });
    await page.keyboard.press('/');
    assert.equal(await focus(), 'q');
    await page.keyboard.type('glasvezel');
    await panel
      .getByRole('link', { name: /Glasvezel/ })
      .first()
      .waitFor();
    assert.equal(new URL(page.url()).pathname, '/');
    await page.keyboard.press('Escape');
    assert.equal(await panel.isVisible(), false);
    assert.equal(await focus(), 'q');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('firewall');
    await panel
      .getByRole('link', { name: /firewall/i })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    const first = await focus();
    assert.match(first, /^\//);
    await page.keyboard.press('ArrowUp');
    assert.equal(await focus(), 'q');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(base + first);
    // In a field the key is just a letter.
    await page.goto(`${base}/contact/bericht`);
    await tabTo(page, /^Onderwerp/);
    await page.keyboard.type('24/7');
    assert.equal(await page.getByLabel('Onderwerp').inputValue(), '24/7');
  });
});

test('with the keyboard alone: filter invoices, see a difference, take a list along, look up who may decide, change a profile and the language', async () => {
  await withPage(browser, { javaScriptEnabled: true }, async (page) => {
    await signIn(page, base, demoPeople.finance);
    await page.goto(`${base}/facturen`);
    await tabTo(page, /^Jaar/);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /^Filter toepassen$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/jaar=20\d\d/);
    await tabTo(page, /^CSV/);
    assert.match(await downloaded(page, () => page.keyboard.press('Enter')), /Factuurnummer;/);
    await monthly(page).press('Enter');
    await page.waitForURL(/facturen\/20/);
    await tabTo(page, /^Bekijk het verschil$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/verschil/);
    await tabTo(page, /^Wie mag wat$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/bevoegdheden/);
    await page.goto(`${base}/profiel`);
    await tabTo(page, /^Telefoon/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('085 555 01 23');
    await tabTo(page, /^Opslaan$/);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.match(await page.getByLabel(/^Telefoon/).inputValue(), /555 ?01 ?23/);
    await tabTo(page, /EN/);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  });
});

test('on paper the pictures stand with their numbers, without menu or buttons', async () => {
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    await signIn(page, base, demoPeople.signatory);
    const amounts = page.locator('.chart table');
    assert.equal(await amounts.isVisible(), false);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await amounts.isVisible(), true);
    assert.equal(await page.locator('nav').first().isVisible(), false);
  });
});
