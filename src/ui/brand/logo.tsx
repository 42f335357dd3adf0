import { brandLetter, isOwnName } from './assets.ts';
import type { Brand } from './brand.ts';
import { untranslated } from '../untranslated.ts';

/** A C that is open to one side, and the point of contact in its opening; under another name its first letter. */
export function Mark(props: { brand: Brand }) {
  if (!isOwnName(props.brand))
    return (
      <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
        <rect width="24" height="24" rx="5.5" fill="currentColor" />
        <text class="mark-letter" x="12" y="17" text-anchor="middle" font-size="14.5">
          {brandLetter(props.brand)}
        </text>
      </svg>
    );
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M17.6 5.6a8.5 8.5 0 1 0 0 12.8" fill="none" stroke="currentColor" stroke-width="4.2" />
      <circle cx="19.4" cy="12" r="2.9" class="mark-dot" />
    </svg>
  );
}

export function Logo(props: { brand: Brand; assets: (name: string) => string }) {
  const { brand, assets } = props;
  const { logo, name, company } = brand;
  if (logo !== null)
    return (
      <picture>
        {logo.dark !== logo.light && <source srcset={assets(logo.dark.asset)} media="(prefers-color-scheme: dark)" />}
        <img
          class="logo-file"
          src={assets(logo.light.asset)}
          alt={name}
          width={Math.round((logo.light.width / logo.light.height) * 28)}
          height="28"
        />
      </picture>
    );
  const [before, after] = name.endsWith(company) ? [name.slice(0, -company.length), company] : ['', name];
  return (
    <span class="logo" {...untranslated}>
      <Mark brand={brand} />
      <span class="wordmark">
        {before}
        <b>{after}</b>
      </span>
    </span>
  );
}
