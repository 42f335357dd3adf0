import type { ComponentChildren } from 'preact';

/** Nothing here: one sentence that says what to do, and the link that does it. */
export function Empty(props: { text: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p>{props.text}</p>
      {props.children}
    </div>
  );
}
