import type { Language } from '../../../platform/text/language.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary, Form, FormActions, PasswordField, type FieldError } from '../../../ui/form.tsx';
import { NewPasswordFields } from '../password-links/index.ts';
import { securityTexts } from './texts.ts';

export function PasswordForm(props: { language: Language; username: string; errors: readonly FieldError[] }) {
  const { language, errors } = props;
  const t = securityTexts[language];
  return (
    <>
      <ErrorSummary errors={errors} language={language} />
      <Form action="/profiel/wachtwoord">
        <PasswordField
          name="huidig"
          label={t.current}
          error={errors.find(({ field }) => field === 'huidig')?.message ?? null}
          autocomplete="current-password"
          language={language}
        />
        <NewPasswordFields language={language} errors={errors} username={props.username} />
        <FormActions>
          <Button kind="primary">{t.change}</Button>
        </FormActions>
      </Form>
    </>
  );
}
