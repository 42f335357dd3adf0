import type { Language } from '../../../platform/text/language.ts';
import type { Brand } from '../../../ui/brand/brand.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { ErrorSummary, Form, FormActions, TextField, type FieldError } from '../../../ui/form.tsx';
import { Trouble } from '../sign-in/index.ts';
import { linkTexts } from './texts.ts';
import { untranslated } from '../../../ui/untranslated.ts';
import { NewPasswordFields } from './new-password-fields.tsx';

type Around = Readonly<{ language: Language; brand: Brand }>;

export function AskForm(props: Around & { mail: string; error: string | null }) {
  const { language, brand, error } = props;
  const t = linkTexts[language];
  return (
    <div class="stack">
      <ErrorSummary errors={error === null ? [] : [{ field: 'gebruikersnaam', message: error }]} language={language} />
      <Form action="/wachtwoord-opvragen">
        <TextField
          name="gebruikersnaam"
          label={t.username}
          hint={t.usernameHint(brand.company)}
          value={props.mail}
          error={error}
          inputMode="email"
          autocomplete="username"
          maxLength={254}
          spellcheck={false}
        />
        <FormActions>
          <Button kind="primary">{t.ask}</Button>
          <ButtonLink href="/aanmelden" kind="quiet">
            {t.backToSignIn}
          </ButtonLink>
        </FormActions>
      </Form>
      <Trouble language={language} brand={brand} />
    </div>
  );
}

/** The same to whoever asked, known or not. */
export function LinkSent(props: Around) {
  const { language, brand } = props;
  const t = linkTexts[language];
  return (
    <div class="stack">
      <p>{t.sentText(brand.company)}</p>
      <p>{t.sentSteps}</p>
      <p>{t.sentNothing}</p>
      <p>
        <a href="/aanmelden">{t.backToSignIn}</a>
      </p>
      <Trouble language={language} brand={brand} />
    </div>
  );
}

export function SetForm(props: Around & { code: string; mail: string; errors: readonly FieldError[] }) {
  const { language, brand, code, mail, errors } = props;
  const t = linkTexts[language];
  return (
    <div class="stack">
      <ErrorSummary errors={errors} language={language} />
      <Form action={`/wachtwoord-instellen?code=${code}`}>
        <p>
          {t.setFor}: <b {...untranslated}>{mail}</b>
        </p>
        <input type="hidden" name="code" value={code} />
        <NewPasswordFields language={language} errors={errors} username={mail} />
        <FormActions>
          <Button kind="primary">{t.change}</Button>
        </FormActions>
      </Form>
      <Trouble language={language} brand={brand} />
    </div>
  );
}

export function ExpiredLink(props: Around & { code: string }) {
  const t = linkTexts[props.language];
  return (
    <div class="stack">
      <p>{t.expiredText}</p>
      <Form action="/wachtwoord-instellen/nieuwe-link">
        <input type="hidden" name="code" value={props.code} />
        <FormActions>
          <Button kind="primary">{t.renew}</Button>
        </FormActions>
      </Form>
      <Trouble language={props.language} brand={props.brand} />
    </div>
  );
}

export function GoneLink(props: Around) {
  const t = linkTexts[props.language];
  return (
    <div class="stack">
      <p>{t.goneText}</p>
      <p>
        <ButtonLink href="/wachtwoord-opvragen" kind="primary">
          {t.askNew}
        </ButtonLink>
      </p>
      <p>
        <a href="/aanmelden">{t.backToSignIn}</a>
      </p>
      <Trouble language={props.language} brand={props.brand} />
    </div>
  );
}
