import type { Language } from '../../../platform/text/language.ts';
import type { Brand } from '../../../ui/brand/brand.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Section } from '../../../ui/card.tsx';
import {
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  PasswordField,
  TextField,
  type FieldError,
} from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { signInTexts } from './texts.ts';

type SignInProps = Readonly<{
  language: Language;
  brand: Brand;
  mail: string;
  remember: boolean;
  back: string;
  errors: readonly FieldError[];
  notice: null | Readonly<{ tone: 'success' | 'warning'; title: string; text: string }>;
}>;

export function SignInForm(props: SignInProps) {
  const { language, brand, errors, notice } = props;
  const t = signInTexts[language];
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.message ?? null;
  return (
    <>
      {notice !== null && (
        <Notice tone={notice.tone} title={notice.title} announce>
          {notice.text}
        </Notice>
      )}
      <ErrorSummary errors={errors} language={language} />
      <Form action="/aanmelden">
        <TextField
          name="gebruikersnaam"
          label={t.username}
          hint={t.usernameHint(brand.company)}
          value={props.mail}
          error={errorAt('gebruikersnaam')}
          type="text"
          inputMode="email"
          autocomplete="username"
          maxLength={254}
          spellcheck={false}
        />
        <PasswordField
          name="wachtwoord"
          label={t.password}
          error={errorAt('wachtwoord')}
          autocomplete="current-password"
          language={language}
        />
        <Checkbox name="onthouden" label={t.remember} hint={t.rememberHint} checked={props.remember} />
        <input type="hidden" name="terug" value={props.back} />
        <FormActions>
          <Button kind="primary">{t.signIn}</Button>
          <ButtonLink href="/wachtwoord-opvragen" asButton>
            {t.askPassword}
          </ButtonLink>
        </FormActions>
      </Form>
      <Section title={t.firstTitle}>
        <p>{t.firstText(t.askPassword)}</p>
        <Trouble language={language} brand={brand} />
      </Section>
    </>
  );
}

/** The help line, the same on each page of signing in. */
export function Trouble(props: { language: Language; brand: Brand }) {
  const { supportMail } = props.brand;
  if (supportMail === null) return null;
  return (
    <p class="soft">
      {signInTexts[props.language].trouble} <a href={`mailto:${supportMail}`}>{supportMail}</a>.
    </p>
  );
}
