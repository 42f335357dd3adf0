import type { ComponentChildren } from 'preact';
import type { Language } from '../platform/text/language.ts';
import { componentTexts } from './texts.ts';

/** Filters live in the address: a GET form around fields of src/ui/form.tsx. `keep` holds what other controls chose. */
export function Filters(props: {
  action: string;
  language: Language;
  keep?: Readonly<Record<string, string>>;
  /** Where "Wis alle filters" leads; leave it out when nothing is filtered. */
  clearHref?: string;
  /** Nothing but a search field: its button says "Zoek". */
  search?: boolean;
  children: ComponentChildren;
}) {
  const t = componentTexts[props.language];
  return (
    <form class="filters" action={props.action} method="get">
      {Object.entries(props.keep ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
      <button class="button">{props.search ? t.find : t.filter}</button>
      {props.clearHref !== undefined && (
        <a class="clear" href={props.clearHref}>
          {t.clearFilters}
        </a>
      )}
    </form>
  );
}
