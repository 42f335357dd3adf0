import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { demoPassword, demoPeople, type DemoPortal } from './demo-portal.ts';
import { demoInBrowser, signIn, tabTo, withPage } from './journey.ts';

// What people come for, from end to end, in a real browser: without client script, and with the keyboard alone.
let t: DemoPortal;
let browser: Browser;
let base: string;
let close: () => Promise<void>;
before(async () => {
  ({ t, browser, base, close } = await demoInBrowser('journeys'));
});
after(() => close());

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';

  test(`someone signs in for the first time, ${how} client script: the four buttons and fields of the manual, a mail, a password, the overview`, async () => {
    await withPage(browser, { javaScriptEnabled }, async (page) => {
      const mail = javaScriptEnabled ? 'fatima@windvaan.example.nl' : demoPeople.technical;
      t.mails.length = 0;
      await page.goto(base);
      await page.getByText('Wachtwoord opvragen', { exact: true }).first().click();
      await page.getByLabel('Gebruikersnaam').fill(mail);
      await page.getByRole('button', { name: 'Aanvragen' }).click();
      await page.waitForLoadState();
      await t.runJobs();
      const link = /http:\/\/portal\.example(\/wachtwoord-instellen\S+)/.exec(
        t.mails.find((one) => one.to === mail)!.text,
      )![1]!;
      await page.goto(base + link);
      const fields = page.locator('input[type=password]');
      assert.equal(await fields.count(), 2);
      await fields.nth(0).fill('kort');
      await fields.nth(1).fill('kort');
      await page.getByRole('button', { name: 'Aanpassen' }).click();
      await page.getByRole('alert').or(page.locator('.error-summary, [role=alert]')).first().waitFor();
      await page.locator('input[type=password]').nth(0).fill('Vers-geperst-Sinaasappelsap-7');
      await page.locator('input[type=password]').nth(1).fill('Vers-geperst-Sinaasappelsap-7');
      await page.getByRole('button', { name: 'Aanpassen' }).click();
      await page.waitForURL(/aanmelden/);
      await signIn(page, base, mail, 'Vers-geperst-Sinaasappelsap-7');
      assert.match(await page.locator('h1').innerText(), /^Goede/);
    });
  });
}

test('a bookkeeper finds an invoice, reads it and takes the PDF and the e-invoice along, without client script', async () => {
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    await signIn(page, base, demoPeople.finance);
    await page.getByRole('link', { name: 'Facturen', exact: true }).first().click();
    await page.getByRole('link', { name: /^Betaald/ }).click();
    await page.getByLabel('Jaar').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Filter toepassen' }).click();
    await page.locator('tbody th a').first().click();
    assert.match(await page.locator('main').innerText(), /Te betalen|Betaald|Totaal/);
    const number = new URL(page.url()).pathname.split('/')[2]!;
    for (const [part, start] of [
      ['pdf?download=1', '%PDF-'],
      ['ubl', '<'],
    ] as const) {
      // Going straight to a download ends the navigation: only the download counts.
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.goto(`${base}/facturen/${number}/${part}`).catch(() => null),
      ]);
      assert.ok((await readFile(await download.path(), 'utf8')).startsWith(start), part);
    }
  });
});

test('an IT coordinator looks up services, users and who may decide, and asks a question with an attachment, without client script', async () => {
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    await signIn(page, base, demoPeople.functional);
    for (const [name, word] of [
      ['Diensten', 'Cloud'],
      ['Cloudgebruikers', 'Microsoft 365'],
      ['Wie mag wat', 'Contracten wijzigen'],
      ['Contactpersonen', 'Tekenbevoegd'],
      ['Documenten', 'Handleidingen'],
    ] as const) {
      await page.getByRole('link', { name, exact: true }).first().click();
      assert.equal(await page.locator('h1').innerText(), name);
      assert.match(await page.locator('main').innerText(), new RegExp(word), name);
    }
    await page.getByRole('link', { name: 'Contact', exact: true }).first().click();
    await page.getByRole('link', { name: 'Stuur een bericht' }).first().click();
    await page.getByLabel('Onderwerp').fill('Nieuwe collega');
    await page.getByLabel('Je bericht').fill('Kun je maandag een account klaarzetten?');
    await page
      .getByLabel('Bijlagen')
      .setInputFiles({ name: 'gegevens.csv', mimeType: 'text/csv', buffer: Buffer.from('naam;functie\nSam;zorg\n') });
    await page.getByRole('button', { name: 'Versturen' }).click();
    assert.match(await page.locator('main').innerText(), /Je bericht is verstuurd/);
    assert.match(await page.locator('main').innerText(), /gegevens\.csv/);
  });
});

test('the whole portal turns English with one button and stays so', async () => {
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    await signIn(page, base, demoPeople.small);
    await page.getByRole('button', { name: /EN/ }).click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.getByRole('link', { name: 'Invoices', exact: true }).first().click();
    assert.equal(await page.locator('h1').innerText(), 'Invoices');
    await page.getByRole('button', { name: /NL/ }).click();
    assert.equal(await page.locator('h1').innerText(), 'Facturen');
  });
});

test('with the keyboard alone: sign in, skip to the content, open an invoice, write a message, sign out', async () => {
  await withPage(browser, { javaScriptEnabled: true }, async (page) => {
    await page.goto(`${base}/aanmelden`);
    await tabTo(page, /^Gebruikersnaam/);
    await page.keyboard.type(demoPeople.signatory);
    await tabTo(page, /^Wachtwoord$/);
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${base}/`);

    await tabTo(page, /^Naar de inhoud$/);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement.id'), 'inhoud');

    await page.goto(`${base}/`);
    await tabTo(page, /^Facturen$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/facturen/);
    await tabTo(page, /^20\d\d-\d+/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/facturen\/20/);

    await page.goto(`${base}/contact/bericht`);
    await tabTo(page, /^Onderwerp/);
    await page.keyboard.type('Met het toetsenbord');
    await tabTo(page, /^Je bericht/);
    await page.keyboard.type('Dit bericht kwam zonder muis.');
    await tabTo(page, /^Versturen$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/contact\/berichten/);

    await tabTo(page, /Cornelia/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Uitloggen$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/aanmelden/);
    await page.goto(`${base}/facturen`);
    assert.match(page.url(), /aanmelden\?terug=/);
  });
});

test('nobody who asks for less motion gets any', async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${base}/aanmelden`);
  const moving = await page.evaluate<number>(
    `[...document.querySelectorAll('*')].filter((e) => { const s = getComputedStyle(e); return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0.01; }).length`,
  );
  assert.equal(moving, 0);
  await context.close();
});
