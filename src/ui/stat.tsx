import type { ComponentChildren } from 'preact';
import { CardLink } from './card.tsx';

/** One big number that says what it counts, with a line below and where to read more. */
export function Stat(props: {
  label: string;
  value: ComponentChildren;
  note?: ComponentChildren;
  href?: string;
  children?: ComponentChildren;
}) {
  return (
    <section class="card stat">
      {props.href === undefined ? <h2>{props.label}</h2> : <CardLink href={props.href} label={props.label} />}
      <p class="stat-value">{props.value}</p>
      {props.note !== undefined && <p class="soft">{props.note}</p>}
      {props.children}
    </section>
  );
}
