import type { Language } from '../../../platform/text/language.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { ErrorSummary, Form, FormActions, RadioGroup } from '../../../ui/form.tsx';
import { sessionTexts } from './texts.ts';

/** Goes to another organisation and opens the page that was asked for there. */
export function SwitchAndOpen(props: { language: Language; to: string; path: string }) {
  const t = sessionTexts[props.language];
  return (
    <Form action="/organisatie-wisselen">
      <input type="hidden" name="naar" value={props.to} />
      <input type="hidden" name="terug" value={props.path} />
      <FormActions>
        <Button kind="primary">{t.switchAndOpen}</Button>
        <ButtonLink href="/" asButton>
          {t.stayHere}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

export type Choice = Readonly<{ value: string; label: string; hint?: string }>;

export function SwitchForm(props: {
  language: Language;
  choices: readonly Choice[];
  current: string;
  error: string | null;
}) {
  const t = sessionTexts[props.language];
  return (
    <div class="stack">
      <ErrorSummary
        errors={props.error === null ? [] : [{ field: 'naar', message: props.error }]}
        language={props.language}
      />
      <Form action="/organisatie-wisselen" anyOrganisation>
        <RadioGroup
          name="naar"
          label={t.switchLabel}
          value={props.current}
          options={props.choices}
          error={props.error}
        />
        <FormActions>
          <Button kind="primary">{t.switchButton}</Button>
        </FormActions>
      </Form>
    </div>
  );
}
