import type { Language } from '../../platform/text/language.ts';
import { Button, ButtonLink } from '../button.tsx';
import { Section } from '../card.tsx';
import {
  Checkbox,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  PasswordField,
  PasswordGroups,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../form.tsx';

const subjects = [
  { value: 'factuur', label: 'Een factuur' },
  { value: 'dienst', label: 'Een dienst', hint: 'Cloud, telefonie of verbinding' },
  { value: 'anders', label: 'Iets anders' },
];

export function GuideForms(props: { language: Language }) {
  const { language } = props;
  return (
    <Section title="Formulier">
      <ErrorSummary
        language={language}
        errors={[
          { field: 'onderwerp', message: 'Vul een onderwerp in.' },
          { field: 'soort', message: 'Kies waar je vraag over gaat.' },
        ]}
      />
      <Form action="/beheer/stijlgids">
        <TextField name="naam" label="Naam" value="Sanne van der Berg" autocomplete="name" />
        <TextField name="onderwerp" label="Onderwerp" error="Vul een onderwerp in." />
        <RadioGroup
          name="soort"
          label="Waar gaat je vraag over?"
          error="Kies waar je vraag over gaat."
          options={subjects}
        />
        <Select
          name="locatie"
          label="Locatie"
          width="medium"
          options={[{ value: '1', label: 'Hoofdkantoor Rotterdam' }]}
        />
        <TextArea name="bericht" label="Bericht" hint="Noem geen wachtwoorden." />
        <FileField name="bijlage" label="Bijlage" optional="niet verplicht" hint="PDF of foto, hooguit 10 MB." />
        <Checkbox name="kopie" label="Stuur mij een kopie per e-mail" checked />
        <PasswordGroups
          id="groepen"
          title="Je wachtwoord heeft minstens 8 tekens, uit 3 van deze groepen:"
          rules={[
            { rule: 'upper', label: 'hoofdletters (A–Z)' },
            { rule: 'lower', label: 'kleine letters (a–z)' },
            { rule: 'digit', label: 'cijfers (0–9)' },
            { rule: 'other', label: 'speciale tekens (!–*)' },
          ]}
        />
        <PasswordField
          name="wachtwoord"
          label="Nieuw wachtwoord"
          autocomplete="new-password"
          rules="groepen"
          language={language}
        />
        <FormActions>
          <Button kind="primary" type="button">
            Verstuur bericht
          </Button>
          <ButtonLink kind="quiet" href="#top">
            Annuleer
          </ButtonLink>
        </FormActions>
      </Form>
    </Section>
  );
}
