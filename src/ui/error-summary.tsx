import type { Language } from '../platform/text/language.ts';
import { componentTexts } from './texts.ts';

/**
 * `field` is the id of the control, which is its name unless it says otherwise; null when no one field is at fault.
 * `later`: what was typed is right and nothing can be mended, only time helps.
 */
export type FieldError = Readonly<{ field: string | null; message: string; later?: boolean }>;

/**
 * On top of a refused form: what to mend, each line leading to its field, or that only waiting helps. The script moves
 * the focus here.
 */
export function ErrorSummary(props: { errors: readonly FieldError[]; language: Language }) {
  if (props.errors.length === 0) return null;
  const t = componentTexts[props.language];
  const toMend = props.errors.filter(({ later }) => later !== true).length;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} data-focus>
      <h2>{toMend === 0 ? t.laterTitle : t.errorTitle(toMend)}</h2>
      <ul>
        {props.errors.map((error) => (
          <li key={error.message}>
            {error.field === null ? error.message : <a href={`#${error.field}`}>{error.message}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
