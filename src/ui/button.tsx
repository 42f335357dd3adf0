import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

/** 'primary' is the next action and stands at most once on a page. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

type Face = { kind?: ButtonKind; icon?: IconName; children: ComponentChildren };

const classFor = (kind: ButtonKind = 'secondary') => (kind === 'secondary' ? 'button' : `button ${kind}`);

/** Submits its form; `name` and `value` tell two buttons of one form apart. */
export function Button(
  props: Face & { name?: string; value?: string; type?: 'submit' | 'button'; form?: string; formAction?: string },
) {
  const { kind, icon, children, formAction, ...rest } = props;
  return (
    <button class={classFor(kind)} formaction={formAction} {...rest}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}

/**
 * Leads elsewhere, with the face of a button. `asButton`: people are told to press a button of this name, so it is
 * announced as one.
 */
export function ButtonLink(props: Face & { href: string; download?: boolean; asButton?: boolean }) {
  return (
    <a
      class={classFor(props.kind)}
      href={props.href}
      download={props.download}
      role={props.asButton ? 'button' : undefined}
    >
      {props.icon !== undefined && <Icon name={props.icon} />}
      {props.children}
    </a>
  );
}

/** A button that may not be pressed says why, and names who may. */
export function DisabledReason(props: { label: string; reason: string; id: string; children?: ComponentChildren }) {
  return (
    <div class="may-not">
      <button type="button" class="button" aria-disabled="true" aria-describedby={props.id}>
        <Icon name="lock" />
        {props.label}
      </button>
      <div id={props.id} class="hint">
        <p>{props.reason}</p>
        {props.children}
      </div>
    </div>
  );
}
