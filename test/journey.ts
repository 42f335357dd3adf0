import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { demoPassword, demoPortal, type DemoPortal } from './demo-portal.ts';

/** The demo, listening, and a browser to visit it with. */
export async function demoInBrowser(
  name: string,
): Promise<{ t: DemoPortal; base: string; browser: Browser; close(): Promise<void> }> {
  const t = await demoPortal(name);
  const base = await t.listen();
  const browser = await openBrowser();
  return {
    t,
    base,
    browser,
    async close() {
      await browser.close();
      await t.close();
    },
  };
}

/** A page of its own; fails when the browser complains about anything but an answer that was to be expected. */
export async function withPage(
  browser: Browser,
  options: { javaScriptEnabled: boolean },
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    ...options,
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await work(page);
  await context.close();
  // A browser on a busy machine leaves out the fade between two pages, and says so.
  assert.deepEqual(
    complaints.filter((text) => !/status of (404|422|429)|^Transition was (aborted|skipped)/.test(text)),
    [],
  );
}

export async function signIn(page: Page, base: string, mail: string, password = demoPassword): Promise<void> {
  await page.goto(`${base}/aanmelden`);
  await page.getByLabel('Gebruikersnaam').fill(mail);
  await page.getByLabel('Wachtwoord', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page.waitForURL(`${base}/`);
}

/** Presses Tab until something with this name has the focus; fails when the whole page was walked. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate<string>(
      `(() => { const e = document.activeElement; if (!e) return ''; const label = e.labels && e.labels[0] ? e.labels[0].innerText : ''; return (e.getAttribute('aria-label') || label || e.innerText || e.value || '').trim(); })()`,
    );
    if (!name.test(seen)) continue;
    const hidden = await page.evaluate<boolean>(
      `(() => { const box = document.activeElement.getBoundingClientRect(); const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 10)); return !(at && (document.activeElement.contains(at) || at.contains(document.activeElement))); })()`,
    );
    assert.equal(hidden, false, `${name} has the focus behind something else`);
    return;
  }
  assert.fail(`no way to ${name} with the Tab key on ${page.url()}`);
}
