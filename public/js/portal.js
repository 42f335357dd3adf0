// What every page gains from script. Without it all of this still works: forms post, values can be selected.
const warnBefore = 120_000;

document.querySelector('[data-focus]')?.focus();
copyButtons(document);
sessionWarning(document.querySelector('#session'));
withoutConnection(document.querySelector('#offline'));
fetchAhead(document.body.dataset.ahead);
stillSignedIn(document.querySelector('#session'));

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = [...document.querySelectorAll('[data-search] input')].find((one) => one.checkVisibility());
  if (!box) return;
  event.preventDefault();
  box.focus();
});

/** Shows the copy buttons and lets each put its value on the clipboard, saying so for two seconds. */
function copyButtons(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    const label = button.getAttribute('aria-label');
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.classList.add('done');
      button.setAttribute('aria-label', button.dataset.copied);
      setTimeout(() => {
        button.classList.remove('done');
        button.setAttribute('aria-label', label);
      }, 2000);
    });
  }
}

/** Opens the dialog two minutes before the session ends; staying posts in the background, so nothing typed is lost. */
function sessionWarning(dialog) {
  if (!dialog) return;
  let timer = 0;
  const plan = (endsAt) => {
    clearTimeout(timer);
    timer = setTimeout(() => dialog.showModal(), Math.min(Math.max(0, endsAt - warnBefore - Date.now()), 2 ** 31 - 1));
  };
  plan(Number(dialog.dataset.endsAt));
  const form = dialog.querySelector('form');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' } }).catch(
      () => null,
    );
    if (!answer?.ok || answer.redirected) return form.submit();
    const { endsAt } = await answer.json();
    dialog.close();
    plan(endsAt);
  });
}

/**
 * Says so when the connection is gone, and keeps the page with what was typed instead of losing it to the browser's own
 * error.
 */
function withoutConnection(bar) {
  let trusted = false;
  const answers = () =>
    fetch('/healthz', { cache: 'no-store' }).then(
      () => true,
      () => false,
    );
  const lost = async () => !navigator.onLine && !(await answers());
  const hold = async (event, why, goOn) => {
    if (navigator.onLine || trusted || event.defaultPrevented) return;
    event.preventDefault();
    if (await lost()) return (bar.textContent = why);
    // A portal on this very machine answers without any network.
    trusted = true;
    goOn();
  };
  addEventListener('online', () => (bar.textContent = ''));
  addEventListener('offline', async () => (await lost()) && (bar.textContent = bar.dataset.lost));
  document.addEventListener('submit', (event) =>
    hold(event, bar.dataset.form, () => event.target.requestSubmit(event.submitter)),
  );
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    const stays = !link || link.origin !== location.origin || (link.hash && link.pathname === location.pathname);
    if (!stays && !event.ctrlKey && !event.metaKey && !event.shiftKey)
      void hold(event, bar.dataset.link, () => (location.href = link.href));
  });
}

/**
 * Tells the browser which links it may fetch before somebody clicks, once all of this page is there: nothing on it has
 * to wait for that.
 */
function fetchAhead(address) {
  if (!address || !HTMLScriptElement.supports?.('speculationrules')) return;
  const tell = async () => {
    const answer = await fetch(address, { priority: 'low' }).catch(() => null);
    if (!answer?.ok) return;
    document.head.append(
      Object.assign(document.createElement('script'), { type: 'speculationrules', textContent: await answer.text() }),
    );
  };
  // This script comes after the first paint: the page may be complete by then, and that is told only once.
  const soon = () => setTimeout(tell, 500);
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon, { once: true });
}

/**
 * A page that was fetched ahead, or that comes back with the back button, was meant for who was signed in then. When
 * that session has ended meanwhile, on another device or in another tab, the page makes way for the sign-in page.
 */
function stillSignedIn(dialog) {
  if (!dialog) return;
  const ask = async () => {
    const answer = await fetch('/sessie', { cache: 'no-store', redirect: 'manual' }).catch(() => null);
    const gone = answer?.type === 'opaqueredirect' || (answer?.ok && (await answer.text()) !== dialog.dataset.who);
    if (gone) location.reload();
  };
  if (performance.getEntriesByType('navigation')[0]?.deliveryType === 'navigational-prefetch') void ask();
  addEventListener('pageshow', (event) => event.persisted && ask());
}
