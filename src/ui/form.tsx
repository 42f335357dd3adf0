import type { ComponentChildren } from 'preact';
import { formMarks } from '../access/made-for.ts';
import { described, Field, type FieldProps, type Option } from './field.tsx';

export { type FieldProps, type Option } from './field.tsx';
export { Checkbox, RadioGroup } from './choice.tsx';
export { ErrorSummary, type FieldError } from './error-summary.tsx';
export { PasswordField, PasswordGroups, secretFields } from './password-field.tsx';

type Autocomplete =
  | 'username'
  | 'email'
  | 'name'
  | 'given-name'
  | 'family-name'
  | 'tel'
  | 'organization'
  | 'street-address'
  | 'postal-code'
  | 'one-time-code'
  | 'off';
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

export function Select(
  props: FieldProps & { value?: string; options: readonly Option[]; width?: 'short' | 'medium' | 'full' },
) {
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

type FormProps = Readonly<{
  action: string;
  files?: boolean;
  /** Only a button: nothing to type, no room around it. */
  plain?: boolean;
  /** May be sent from a page of another organisation than the one that is open now. */
  anyOrganisation?: boolean;
  children: ComponentChildren;
}>;

/**
 * A form that posts, checked by the server: it names errors in words instead of the browser. It carries whom it was
 * made for and where it stands (filled in by kept-form.ts when the page is finished), so that it is never taken for
 * another and its text is never lost.
 */
export function Form(props: FormProps) {
  return (
    <form
      class={props.plain ? undefined : 'form'}
      action={props.action}
      method="post"
      novalidate
      enctype={props.files ? 'multipart/form-data' : undefined}
    >
      {!props.anyOrganisation && <input type="hidden" name={formMarks.madeFor} />}
      <input type="hidden" name={formMarks.page} />
      <input type="hidden" name={formMarks.action} value={props.action} />
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
