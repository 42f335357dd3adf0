import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** One big number that says what it counts, with a line below and where to read more. */
export function Stat(props: { label: string; value: ComponentChildren; note?: ComponentChildren; href?: string; children?: ComponentChildren }) {
  return (
    <section class="card stat">
      <h2>{props.href === undefined ? props.label : <StatLink href={props.href} label={props.label} />}</h2>
      <p class="stat-value">{props.value}</p>
      {props.note !== undefined && <p class="soft">{props.note}</p>}
      {props.children}
    </section>
  );
}

/** The link covers the whole card. */
function StatLink(props: { href: string; label: string }) {
  return (
    <a href={props.href}>
      {props.label}
      <Icon name="chevron-right" />
    </a>
  );
}
