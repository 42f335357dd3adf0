// Ticks off the groups of the password rule while typing, and shows what was typed on request.
const tests = {
  length: (text) => [...text].length >= 8,
  upper: (text) => /\p{Lu}/u.test(text),
  lower: (text) => /\p{Ll}/u.test(text),
  digit: (text) => /\p{Nd}/u.test(text),
  other: (text) => /[^\p{Lu}\p{Ll}\p{Nd}]/u.test(text),
};

for (const input of document.querySelectorAll('input[data-rules]')) {
  const lines = document.querySelectorAll(`#${CSS.escape(input.dataset.rules)} [data-rule]`);
  const tick = () => {
    for (const line of lines) line.classList.toggle('met', tests[line.dataset.rule]?.(input.value) ?? false);
  };
  input.addEventListener('input', tick);
  tick();
}

for (const button of document.querySelectorAll('[data-reveal]')) {
  const input = document.getElementById(button.dataset.reveal);
  const showLabel = button.getAttribute('aria-label');
  button.hidden = false;
  button.addEventListener('click', () => {
    const show = input.type === 'password';
    input.type = show ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(show));
    button.setAttribute('aria-label', show ? button.dataset.hideLabel : showLabel);
  });
}

// What is announced as a button answers to the space bar too.
for (const link of document.querySelectorAll('a[role="button"]')) {
  link.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    link.click();
  });
}
