import type { Brand } from './brand.ts';
import { untranslated } from './untranslated.ts';

/** A C that is open to one side, and the point of contact in its opening. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M17.6 5.6a8.5 8.5 0 1 0 0 12.8" fill="none" stroke="currentColor" stroke-width="4.2" />
      <circle cx="19.4" cy="12" r="2.9" class="mark-dot" />
    </svg>
  );
}

export function Logo(props: { brand: Brand }) {
  const { logo, name, company } = props.brand;
  if (logo !== null)
    return (
      <picture>
        <source srcset={logo.dark} media="(prefers-color-scheme: dark)" />
        <img class="logo-file" src={logo.light} alt={name} height="28" />
      </picture>
    );
  const [before, after] = name.endsWith(company) ? [name.slice(0, -company.length), company] : ['', name];
  return (
    <span class="logo" {...untranslated}>
      <Mark />
      <span class="wordmark">
        {before}
        <b>{after}</b>
      </span>
    </span>
  );
}
