import type { ComponentChildren } from 'preact';

/** One big number that says what it counts, with a line below and where to read more. */
export function Stat(props: { label: string; value: ComponentChildren; note?: ComponentChildren; href?: string; children?: ComponentChildren }) {
  return (
    <section class="card stat">
      <h2>{props.href === undefined ? props.label : <a href={props.href}>{props.label}</a>}</h2>
      <p class="stat-value">{props.value}</p>
      {props.note !== undefined && <p class="soft">{props.note}</p>}
      {props.children}
    </section>
  );
}
