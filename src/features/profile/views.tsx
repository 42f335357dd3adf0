import type { Language } from '../../platform/text/language.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/card.tsx';
import { Facts, type Fact } from '../../ui/facts.tsx';
import { Checkbox, ErrorSummary, FieldGroup, Form, FormActions, PasswordField, RadioGroup, TextField, type FieldError } from '../../ui/form.tsx';
import { NewPasswordFields } from '../password-links/index.ts';
import type { MailCategory } from './inputs.ts';
import { profileTexts } from './texts.ts';

/** What was typed, or stands there now. */
export type Reach = Readonly<{ phone: string; mobile: string; categories: readonly MailCategory[]; /** What they may get at all. */ offered: readonly MailCategory[] }>;
type ProfileProps = Readonly<{ language: Language; facts: readonly (Fact | null)[]; company: string; chosen: Language; /** null for staff. */ reach: Reach | null; errors: readonly FieldError[] }>;

export function Profile(props: ProfileProps) {
  const { language, reach } = props;
  const t = profileTexts[language];
  return (
    <>
      <ErrorSummary errors={props.errors} language={language} />
      <div class="columns-2">
        <div>
          <Section title={t.you}>
            <Facts facts={props.facts} />
            <p class="soft">
              {reach === null ? t.elsewhereStaff : t.elsewhere(props.company)} {reach !== null && <a href="/contact">{t.elsewhereLink}</a>}
            </p>
          </Section>
          <Section title={reach === null ? t.settingsStaff : t.settings} id="voorkeuren">
            <Form action="/profiel">
              {reach !== null && <ReachFields language={language} reach={reach} errors={props.errors} />}
              <RadioGroup name="taal" label={t.language} hint={t.languageHint} value={props.chosen} options={[{ value: 'nl', label: 'Nederlands' }, { value: 'en', label: 'English' }]} />
              <FormActions>
                <Button kind="primary">{t.save}</Button>
              </FormActions>
            </Form>
          </Section>
        </div>
        <Card title={t.security}>
          <div class="stack">
            <p>{t.securityText}</p>
            <div class="form-actions">
              <ButtonLink href="/profiel/wachtwoord" icon="key-round">
                {t.passwordTitle}
              </ButtonLink>
              <ButtonLink href="/profiel/sessies" icon="laptop">
                {t.sessionsTitle}
              </ButtonLink>
              {reach !== null && (
                <ButtonLink href="/profiel/agenda-links" icon="calendar-days">
                  {t.calendarLinks}
                </ButtonLink>
              )}
            </div>
          </div>
        </Card>
      </div>
    </>
  );
}

function ReachFields(props: { language: Language; reach: Reach; errors: readonly FieldError[] }) {
  const { language, reach, errors } = props;
  const t = profileTexts[language];
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.message ?? null;
  return (
    <>
      <TextField name="telefoon" label={t.phone} optional={t.optional} hint={t.phoneHint} value={reach.phone} error={errorAt('telefoon')} type="tel" autocomplete="tel" width="medium" maxLength={40} />
      <TextField name="mobiel" label={t.mobile} optional={t.optional} value={reach.mobile} error={errorAt('mobiel')} type="tel" autocomplete="tel" width="medium" maxLength={40} />
      <FieldGroup legend={t.mails}>
        <div>
          {reach.offered.map((category) => (
            <Checkbox key={category} id={`mail-${category}`} name="mail" value={category} label={t.categories[category]} checked={reach.categories.includes(category)} />
          ))}
          <p class="hint">{t.mailsAlways}</p>
        </div>
      </FieldGroup>
    </>
  );
}

export function PasswordForm(props: { language: Language; username: string; errors: readonly FieldError[] }) {
  const { language, errors } = props;
  const t = profileTexts[language];
  return (
    <>
      <ErrorSummary errors={errors} language={language} />
      <Form action="/profiel/wachtwoord">
        <PasswordField name="huidig" label={t.current} error={errors.find(({ field }) => field === 'huidig')?.message ?? null} autocomplete="current-password" language={language} />
        <NewPasswordFields language={language} errors={errors} username={props.username} />
        <FormActions>
          <Button kind="primary">{t.change}</Button>
        </FormActions>
      </Form>
    </>
  );
}
