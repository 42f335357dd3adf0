// Shows what /zoeken would answer while typing. The page of results is the same one that a plain form opens.
const wait = 180;

for (const form of document.querySelectorAll('form[data-search]')) {
  const box = form.querySelector('input[type=search]');
  const target = document.getElementById(form.dataset.search);
  if (!box || !target) continue;
  const floating = form.contains(target);
  let timer = 0;
  let running = new AbortController();

  const show = async () => {
    running.abort();
    running = new AbortController();
    const words = box.value.trim();
    if (words.length < 2) {
      if (floating) target.hidden = true;
      return;
    }
    const address = new URL(form.action);
    address.searchParams.set('q', words);
    const answer = await fetch(address, { signal: running.signal }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const found = page.getElementById('zoekresultaten');
    if (!found) return;
    target.replaceChildren(...found.childNodes);
    target.hidden = false;
  };

  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(show, wait);
  });
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !floating || target.hidden) return;
    target.hidden = true;
    box.focus();
  });
  document.addEventListener('focusin', (event) => {
    if (floating && !form.contains(event.target)) target.hidden = true;
  });
  document.addEventListener('click', (event) => {
    if (floating && !form.contains(event.target)) target.hidden = true;
  });
}
