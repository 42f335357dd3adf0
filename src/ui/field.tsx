import type { ComponentChildren } from 'preact';

/** What every field has: a label above it that stays, an optional hint, and its error in words. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | null;
  /** Defaults to the name; the error summary links to it. */
  id?: string;
  /** "niet verplicht" behind the label; fields are required unless they say so. */
  optional?: string;
};

export type Option = Readonly<{ value: string; label: string; hint?: string }>;

export type Described = {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
};

/** The attributes that tie a control to its hint and its error. */
export function described(props: FieldProps): Described {
  const id = props.id ?? props.name;
  const hint = props.hint ? `${id}-hint` : '';
  const error = props.error ? `${id}-error` : '';
  return {
    id,
    name: props.name,
    'aria-describedby': `${hint} ${error}`.trim() || undefined,
    'aria-invalid': props.error ? 'true' : undefined,
  };
}

export function Field(props: FieldProps & { children: ComponentChildren; prefix?: string }) {
  const id = props.id ?? props.name;
  return (
    <div class={props.error ? 'field wrong' : 'field'}>
      <label for={id}>
        {props.label}
        {props.optional !== undefined && <span class="optional"> ({props.optional})</span>}
      </label>
      <Explained id={id} hint={props.hint} error={props.error} />
      {props.children}
    </div>
  );
}

export function Explained(props: { id: string; hint?: ComponentChildren; error?: string | null }) {
  return (
    <>
      {props.hint ? (
        <div id={`${props.id}-hint`} class="hint">
          {props.hint}
        </div>
      ) : null}
      {props.error ? (
        <p id={`${props.id}-error`} class="error">
          {props.error}
        </p>
      ) : null}
    </>
  );
}
