import type { Language } from '../platform/text/language.ts';
import { Breakable } from './breakable.tsx';
import { Icon } from './icon.tsx';
import { componentTexts } from './texts.ts';
import { untranslated } from './untranslated.ts';

/**
 * A value to take along. `value` is what lands on the clipboard when it differs from what is shown; `label` names it.
 */
export function Copy(props: { text: string; value?: string; label: string; language: Language }) {
  const t = componentTexts[props.language];
  return (
    <span class="copy">
      <span {...untranslated}>
        <Breakable text={props.text} />
      </span>
      <button
        type="button"
        class="button quiet square"
        hidden
        data-copy={props.value ?? props.text}
        data-copied={t.copied}
        aria-label={`${t.copy} ${props.label}`}
      >
        <Icon name="copy" />
      </button>
    </span>
  );
}
