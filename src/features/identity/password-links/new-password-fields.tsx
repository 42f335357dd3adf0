import type { Language } from '../../../platform/text/language.ts';
import { PasswordField, PasswordGroups, type FieldError } from '../../../ui/form.tsx';
import { passwordRules, passwordTexts } from '../passwords/index.ts';
import { linkTexts } from './texts.ts';

/** A new password twice, with the rule ticked off between. The hidden name tells password managers whose it is. */
export function NewPasswordFields(props: { language: Language; errors: readonly FieldError[]; username: string }) {
  const { language, errors } = props;
  const t = linkTexts[language];
  const errorAt = (field: string) =>
    errors
      .filter((error) => error.field === field)
      .map(({ message }) => message)
      .join(' ') || null;
  return (
    <>
      <input
        class="hidden"
        type="text"
        autocomplete="username"
        value={props.username}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <PasswordField
        name="wachtwoord"
        label={t.newPassword}
        error={errorAt('wachtwoord')}
        autocomplete="new-password"
        rules="wachtwoord-regels"
        language={language}
      />
      <div class="stack">
        <PasswordGroups id="wachtwoord-regels" title={passwordTexts[language].title} rules={passwordRules(language)} />
        <p class="hint">{passwordTexts[language].advice}</p>
      </div>
      <PasswordField
        name="wachtwoord_herhaling"
        label={t.again}
        error={errorAt('wachtwoord_herhaling')}
        autocomplete="new-password"
        language={language}
      />
    </>
  );
}
