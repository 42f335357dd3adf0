import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';
import type { NoticeTone } from './shell.ts';

const icons: Readonly<Record<NoticeTone, IconName>> = {
  info: 'info',
  warning: 'triangle-alert',
  danger: 'circle-alert',
  success: 'circle-check',
};

/** Something to know before reading on. `announce` for what just happened: it is read aloud at once. */
export function Notice(props: {
  tone: NoticeTone;
  title?: string;
  href?: string;
  linkLabel?: string;
  announce?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <div class={`notice ${props.tone}`} role={props.announce ? 'status' : undefined}>
      <Icon name={icons[props.tone]} />
      <div>
        {props.title !== undefined && <p class="notice-title">{props.title}</p>}
        {props.children !== undefined && <div class="notice-text">{props.children}</div>}
        {props.href !== undefined && (
          <p>
            <a href={props.href}>{props.linkLabel ?? props.title}</a>
          </p>
        )}
      </div>
    </div>
  );
}
