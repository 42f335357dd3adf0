import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** A bordered part of a page. `more` is the "Alle facturen (34)" link after its content. Never put a card in a card. */
export function Card(props: {
  title?: string;
  /** Beside the title: a badge or one small button. */
  aside?: ComponentChildren;
  more?: { label: string; href: string };
  /** The title leads there, and with it the whole card; then no aside and no more. */
  href?: string;
  children?: ComponentChildren;
}) {
  return (
    <section class="card">
      {props.href !== undefined && <CardLink href={props.href} label={props.title ?? ''} />}
      {props.href === undefined && props.title !== undefined && (
        <div class="card-head">
          <h2>{props.title}</h2>
          {props.aside}
        </div>
      )}
      {props.children}
      {props.more !== undefined && <MoreLink {...props.more} />}
    </section>
  );
}

/** A title that is a link over the whole card. */
export function CardLink(props: { href: string; label: string }) {
  return (
    <h2>
      <a href={props.href}>
        {props.label}
        <Icon name="chevron-right" />
      </a>
    </h2>
  );
}

/** The clear link after a list: "Alle facturen (34)". */
export function MoreLink(props: { label: string; href: string }) {
  return (
    <p class="more">
      <a href={props.href}>
        {props.label}
        <Icon name="arrow-right" />
      </a>
    </p>
  );
}

/** Cards beside each other, as many as fit. `wide` gives two at most. */
export function Cards(props: { wide?: boolean; children: ComponentChildren }) {
  return <div class={props.wide ? 'cards wide' : 'cards'}>{props.children}</div>;
}

/** A part of a page without a border: a heading and what it says. */
export function Section(props: {
  title: string;
  id?: string;
  aside?: ComponentChildren;
  more?: { label: string; href: string };
  children?: ComponentChildren;
}) {
  return (
    <section class="section" id={props.id}>
      <div class="card-head">
        <h2>{props.title}</h2>
        {props.aside}
      </div>
      {props.children}
      {props.more !== undefined && <MoreLink {...props.more} />}
    </section>
  );
}
