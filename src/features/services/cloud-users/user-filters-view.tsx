import type { Language } from '../../../platform/text/language.ts';
import { Filters } from '../../../ui/filters.tsx';
import { Select, TextField } from '../../../ui/form.tsx';
import { address, asAddress, kindWords, stateWords, withoutLicence, type UserChoices } from './inputs.ts';
import type { LicenceTotal } from './queries.ts';
import { cloudUserTexts } from './texts.ts';

type FilterProps = Readonly<{
  rows: readonly unknown[];
  choices: UserChoices;
  licences: readonly LicenceTotal[];
  filtered: boolean;
  language: Language;
}>;

export function UserFilters({ rows, choices, licences, filtered, language }: FilterProps) {
  const t = cloudUserTexts[language];
  const now = asAddress(choices);
  const keep = Object.fromEntries(
    ['sorteer', 'volgorde'].flatMap((name) => (now[name] == null ? [] : [[name, String(now[name])]])),
  );
  const products = licences.map(({ sku, product }) => ({ value: sku, label: product ?? sku }));
  const states = stateWords.map((value) => ({ value, label: value === 'actief' ? t.enabled : t.disabled }));
  const kindLabels = { medewerker: t.kinds.member, gast: t.kinds.guest, gedeeld: t.kinds.shared };
  return (
    <Filters
      action={address}
      language={language}
      keep={keep}
      clearHref={filtered && rows.length > 0 ? address : undefined}
    >
      <TextField name="q" label={t.search} type="search" value={choices.text} maxLength={80} width="medium" />
      <Select
        name="product"
        label={t.product}
        value={choices.sku ?? ''}
        options={[{ value: '', label: t.allProducts }, ...products, { value: withoutLicence, label: t.withoutLicence }]}
      />
      <Select
        name="status"
        label={t.status}
        value={String(now['status'] ?? '')}
        options={[{ value: '', label: t.allStates }, ...states]}
      />
      <Select
        name="soort"
        label={t.kind}
        value={String(now['soort'] ?? '')}
        options={[{ value: '', label: t.allKinds }, ...kindWords.map((value) => ({ value, label: kindLabels[value] }))]}
      />
    </Filters>
  );
}
