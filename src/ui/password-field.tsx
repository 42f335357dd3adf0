import type { Language } from '../platform/text/language.ts';
import { described, Field, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { componentTexts } from './texts.ts';

/** What no form may keep of what somebody typed. A password field can have no other name. */
const secrets = ['wachtwoord', 'wachtwoord_herhaling', 'huidig'] as const;
export const secretFields: ReadonlySet<string> = new Set(secrets);

/** A password with a button to read it back (script only). `rules` is the id of a PasswordGroups that ticks along. */
export function PasswordField(
  props: FieldProps & {
    name: (typeof secrets)[number];
    autocomplete: 'current-password' | 'new-password';
    language: Language;
    rules?: string;
    autoFocus?: boolean;
  },
) {
  const t = componentTexts[props.language];
  const tied = described(props);
  const describedBy = [tied['aria-describedby'], props.rules].filter(Boolean).join(' ') || undefined;
  return (
    <Field {...props}>
      <div class="with-button">
        <input
          {...tied}
          aria-describedby={describedBy}
          type="password"
          autocomplete={props.autocomplete}
          data-rules={props.rules}
          spellcheck={false}
          autofocus={props.autoFocus}
        />
        <button
          type="button"
          class="button quiet square"
          hidden
          data-reveal={tied.id}
          data-hide-label={t.hidePassword}
          aria-label={t.showPassword}
        >
          <Icon name="eye" />
        </button>
      </div>
    </Field>
  );
}

export type PasswordRule = Readonly<{ rule: 'length' | 'upper' | 'lower' | 'digit' | 'other'; label: string }>;

/** What a new password needs. With script each line is ticked off while typing. */
export function PasswordGroups(props: { id: string; title: string; rules: readonly PasswordRule[] }) {
  return (
    <div class="rules" id={props.id}>
      <p>{props.title}</p>
      <ul>
        {props.rules.map((rule) => (
          <li key={rule.rule} data-rule={rule.rule}>
            <Icon name="check" />
            {rule.label}
          </li>
        ))}
      </ul>
    </div>
  );
}
