import type { ComponentChildren } from 'preact';
import { described, Field, type FieldProps, type Option } from './field.tsx';

export { Field, type FieldProps, type Option } from './field.tsx';
export { Checkbox, RadioGroup } from './choice.tsx';
export { ErrorSummary, type FieldError } from './error-summary.tsx';
export { PasswordField, PasswordGroups } from './password-field.tsx';

type Autocomplete = 'username' | 'email' | 'name' | 'given-name' | 'family-name' | 'tel' | 'organization' | 'street-address' | 'postal-code' | 'one-time-code' | 'off';
type TextFieldProps = FieldProps & {
  value?: string;
  type?: 'text' | 'email' | 'tel' | 'search' | 'url' | 'date' | 'number';
  /** 'decimal' for amounts: the phone shows digits, while anything may still be typed. */
  inputMode?: 'decimal' | 'numeric' | 'email' | 'tel' | 'text';
  autocomplete?: Autocomplete;
  maxLength?: number;
  /** How long the answer is: the box shows it. */
  width?: 'short' | 'medium' | 'full';
  autoFocus?: boolean;
  spellcheck?: boolean;
};

export function TextField(props: TextFieldProps) {
  // preact types each kind of input apart; for these kinds the attributes are the same.
  const type = (props.type ?? 'text') as 'text';
  return (
    <Field {...props}>
      <input
        {...described(props)}
        class={props.width}
        type={type}
        value={props.value}
        inputmode={props.inputMode}
        autocomplete={props.autocomplete}
        maxLength={props.maxLength}
        autofocus={props.autoFocus}
        spellcheck={props.spellcheck}
      />
    </Field>
  );
}

export function TextArea(props: FieldProps & { value?: string; rows?: number; maxLength?: number }) {
  return (
    <Field {...props}>
      <textarea {...described(props)} rows={props.rows ?? 6} maxLength={props.maxLength}>
        {props.value}
      </textarea>
    </Field>
  );
}

export function Select(props: FieldProps & { value?: string; options: readonly Option[]; width?: 'short' | 'medium' | 'full' }) {
  return (
    <Field {...props}>
      <select {...described(props)} class={props.width}>
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** `accept` as the browser wants it (".pdf,image/*"); say the limits in the hint. The form needs `files`. */
export function FileField(props: FieldProps & { accept?: string; multiple?: boolean }) {
  return (
    <Field {...props}>
      <input {...described(props)} type="file" accept={props.accept} multiple={props.multiple} />
    </Field>
  );
}

/** A form that posts, checked by the server: it names errors in words instead of the browser. */
export function Form(props: { action: string; files?: boolean; id?: string; children: ComponentChildren }) {
  return (
    <form class="form" id={props.id} action={props.action} method="post" novalidate enctype={props.files ? 'multipart/form-data' : undefined}>
      {props.children}
    </form>
  );
}

/** The buttons that end a form: the primary one first. */
export function FormActions(props: { children: ComponentChildren }) {
  return <div class="form-actions">{props.children}</div>;
}

/** Fields that belong together under one question. */
export function FieldGroup(props: { legend: string; children: ComponentChildren }) {
  return (
    <fieldset class="group">
      <legend>{props.legend}</legend>
      {props.children}
    </fieldset>
  );
}
