import type { Language } from '../platform/text/language.ts';
import { componentTexts } from './texts.ts';

/** `field` is the id of the control, which is its name unless it says otherwise; null when no one field is at fault. */
export type FieldError = Readonly<{ field: string | null; message: string }>;

/** On top of a refused form: what to mend, each line leading to its field. The script moves the focus here. */
export function ErrorSummary(props: { errors: readonly FieldError[]; language: Language }) {
  if (props.errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} data-focus>
      <h2>{componentTexts[props.language].errorTitle(props.errors.length)}</h2>
      <ul>
        {props.errors.map((error) => (
          <li key={error.message}>{error.field === null ? error.message : <a href={`#${error.field}`}>{error.message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
