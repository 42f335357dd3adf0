import type { Language } from '../../../platform/text/language.ts';
import { Checkbox, FieldGroup, TextField, type FieldError } from '../../../ui/form.tsx';
import { backNames, type MailCategory } from './inputs.ts';
import { profileTexts } from './texts.ts';

/** What stands in the fields: typed, or kept. `back` names the fields whose imported value is wanted again. */
export type Typed = Readonly<{
  phone: string;
  mobile: string;
  categories: readonly MailCategory[];
  back: readonly string[];
}>;
/**
 * Where a number comes from: the own one ('' for none, null for the imported one) and the imported one as it is
 * written.
 */
type NumberOrigin = Readonly<{ own: string | null; imported: string }>;
type MailOrigin = Readonly<{ own: readonly string[] | null; imported: readonly MailCategory[] }>;
export type Reach = Typed &
  Readonly<{
    /** What they may get at all. */ offered: readonly MailCategory[];
    origin: Readonly<{ phone: NumberOrigin; mobile: NumberOrigin; mail: MailOrigin }>;
  }>;

type Props = Readonly<{ language: Language; reach: Reach; company: string; errors: readonly FieldError[] }>;

/**
 * Phone numbers and mail choices, each with where it comes from; a box gives an own value back to what the provider
 * has.
 */
export function ReachFields(props: Props) {
  const { language, reach, company } = props;
  const t = profileTexts[language];
  const { own, imported } = reach.origin.mail;
  const categories = imported.map((category) => t.categories[category]).join(', ');
  return (
    <>
      <NumberField {...props} field="phone" label={t.phone} example={t.phoneHint} />
      <NumberField {...props} field="mobile" label={t.mobile} />
      <FieldGroup legend={t.mails}>
        <div>
          {reach.offered.map((category) => (
            <Checkbox
              key={category}
              id={`mail-${category}`}
              name="mail"
              value={category}
              label={t.categories[category]}
              checked={reach.categories.includes(category)}
            />
          ))}
          <p class="hint">{own === null ? t.takenMail(company) : t.ownMail}</p>
          {own !== null && (
            <Back reach={reach} name={backNames.mail_categories} label={t.backMail(company, categories || t.noMail)} />
          )}
          <p class="hint">{t.mailsAlways}</p>
        </div>
      </FieldGroup>
    </>
  );
}

function NumberField(props: Props & Readonly<{ field: 'phone' | 'mobile'; label: string; example?: string }>) {
  const { field, reach, company } = props;
  const t = profileTexts[props.language];
  const name = backNames[field];
  const { own, imported } = reach.origin[field];
  const origin = own === null ? imported && t.taken(company, imported) : own === '' ? t.ownNone : t.ownNumber;
  const hint = [props.example, origin].filter(Boolean).join('. ');
  const error = props.errors.find((one) => one.field === name)?.message ?? null;
  return (
    <>
      <TextField
        name={name}
        label={props.label}
        optional={t.optional}
        hint={hint}
        value={reach[field]}
        error={error}
        type="tel"
        autocomplete="tel"
        width="medium"
        maxLength={40}
      />
      {own !== null && <Back reach={reach} name={name} label={t.backNumber(company, imported || t.noNumber)} />}
    </>
  );
}

const Back = ({ reach, name, label }: Readonly<{ reach: Reach; name: string; label: string }>) => (
  <Checkbox id={`overnemen-${name}`} name="overnemen" value={name} label={label} checked={reach.back.includes(name)} />
);
