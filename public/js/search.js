// Shows the answer while typing: under the box in the header, or in the page of results itself. Without script the same
// forms open that page.
const wait = 150;

for (const form of document.querySelectorAll('form[data-search]')) {
  const box = form.querySelector('input[type=search]');
  const target = document.getElementById(form.dataset.search);
  if (box && target) searchWhileTyping(form, box, target);
}

function searchWhileTyping(form, box, target) {
  const floating = form.contains(target);
  // What a screen reader hears: only how much there is. It must be in the page before it speaks.
  const said = Object.assign(document.createElement('p'), { className: 'hidden' });
  said.setAttribute('role', 'status');
  form.append(said);
  let timer = 0;
  let running = new AbortController();
  let shown = box.defaultValue.trim();
  let left = false;

  const close = () => {
    clearTimeout(timer);
    running.abort();
    target.hidden = true;
    said.textContent = shown = '';
  };

  const show = async () => {
    const words = box.value.trim();
    if (words === shown) return;
    running.abort();
    const { signal } = (running = new AbortController());
    if (words === '' && floating) return close();
    const address = new URL(form.action);
    address.searchParams.set('q', words);
    const from = floating ? address.href.replace('/zoeken', '/zoeken/snel') : address;
    const found = await fetch(from, { signal })
      .then(read)
      .catch(() => null);
    if (signal.aborted) return;
    // A session that ended, no network: the form itself still works.
    if (!found) return floating && close();
    shown = words;
    target.replaceChildren(...found.childNodes);
    target.hidden = false;
    said.textContent = target.querySelector('[data-count]')?.textContent ?? '';
    if (!floating) history.replaceState(null, '', address);
  };

  const read = async (answer) =>
    answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('zoekresultaten');

  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(show, wait);
  });
  if (floating) {
    box.addEventListener('focus', () => !left && target.hidden && show());
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || target.hidden) return;
      event.preventDefault();
      close();
      left = true;
      box.focus();
      left = false;
    });
    form.addEventListener('submit', close);
    for (const leaving of ['focusin', 'click'])
      document.addEventListener(leaving, (event) => !form.contains(event.target) && !target.hidden && close());
  }

  // Down from the box goes to the first result, up from the first one back to the box.
  const move = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || target.hidden || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [box, ...target.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + step];
    if (at < 0 || !next || stops.length === 1) return;
    event.preventDefault();
    next.focus();
  };
  form.addEventListener('keydown', move);
  if (!floating) target.addEventListener('keydown', move);
  // Typed before this script was there.
  if (document.activeElement === box) void show();
}
