import type { Language } from '../../../platform/text/language.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Card, Section } from '../../../ui/card.tsx';
import { Facts, type Fact } from '../../../ui/facts.tsx';
import { ErrorSummary, Form, FormActions, RadioGroup, type FieldError } from '../../../ui/form.tsx';
import { ReachFields, type Reach } from './reach-fields.tsx';
import { profileTexts } from './texts.ts';

/** The hidden field with the language that the form was made with: what was not changed there is no choice. */
export const shownLanguage = '_getoond';

type ProfileProps = Readonly<{
  language: Language;
  facts: readonly (Fact | null)[];
  company: string;
  chosen: Language;
  /** null for staff. */ reach: Reach | null;
  errors: readonly FieldError[];
}>;

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
              {reach === null ? t.elsewhereStaff : t.elsewhere(props.company)}{' '}
              {reach !== null && <a href="/contact">{t.elsewhereLink}</a>}
            </p>
          </Section>
          <Section title={reach === null ? t.settingsStaff : t.settings} id="voorkeuren">
            <Form action="/profiel">
              {reach !== null && (
                <ReachFields language={language} reach={reach} company={props.company} errors={props.errors} />
              )}
              <input type="hidden" name={shownLanguage} value={language} />
              <RadioGroup
                name="taal"
                label={t.language}
                hint={t.languageHint}
                value={props.chosen}
                options={[
                  { value: 'nl', label: 'Nederlands' },
                  { value: 'en', label: 'English' },
                ]}
              />
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
