import { described, Explained, type FieldProps, type Option } from './field.tsx';

export function Checkbox(props: FieldProps & { value?: string; checked?: boolean }) {
  const id = props.id ?? props.name;
  return (
    <div class={props.error ? 'field wrong' : 'field'}>
      <label class="choice">
        <input {...described(props)} type="checkbox" value={props.value ?? 'ja'} checked={props.checked} />
        <span>{props.label}</span>
      </label>
      <Explained id={id} hint={props.hint} error={props.error} />
    </div>
  );
}

/** One answer out of a few, all visible. The error summary links to the first one. */
export function RadioGroup(props: FieldProps & { value?: string; options: readonly Option[] }) {
  const id = props.id ?? props.name;
  const tied = described(props);
  return (
    <fieldset class={props.error ? 'field wrong' : 'field'} aria-describedby={tied['aria-describedby']}>
      <legend>
        {props.label}
        {props.optional !== undefined && <span class="optional"> ({props.optional})</span>}
      </legend>
      <Explained id={id} hint={props.hint} error={props.error} />
      {props.options.map((option, index) => (
        <label key={option.value} class="choice">
          <input
            type="radio"
            id={index === 0 ? id : undefined}
            name={props.name}
            value={option.value}
            checked={option.value === props.value}
          />
          <span>
            {option.label}
            {option.hint !== undefined && <span class="hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
