import type { Language } from '../../../platform/text/language.ts';
import { addressOf } from '../../../platform/http/address.ts';
import { fullName, type PersonName } from '../../../platform/text/names.ts';
import { ButtonLink, DisabledReason } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { money, number } from '../../../ui/format.ts';
import { Money } from '../../../ui/money.tsx';
import { untranslated } from '../../../ui/untranslated.ts';
import type { ServiceDetail } from './queries-detail.ts';
import { detailTexts } from './texts-detail.ts';

export type Colleague = PersonName & Readonly<{ id: string; limitCents: number | null }>;

/** "19.06" → "€ 19,06"; further decimals stay. */
function unitPrice(text: string, language: Language): string {
  const [whole = '0', decimals = ''] = text.split('.');
  if (decimals.length <= 2 || !/^-?\d+$/.test(whole)) return money(Math.round(Number(text) * 100), language);
  return `${money(Math.trunc(Number(text)) * 100, language).slice(0, -2)}${decimals.replace(/0+$/, '').padEnd(2, '0')}`;
}

export function CostCard({ service, language }: Readonly<{ service: ServiceDetail; language: Language }>) {
  const t = detailTexts[language];
  return (
    <Card title={t.costs} aside={<span class="soft">{t.exclVat}</span>}>
      <Facts
        facts={[
          { label: t.monthly, value: <Money cents={service.monthlyCents} language={language} />, strong: true },
          service.unitPrice === null ? null : { label: t.unitPrice, value: unitPrice(service.unitPrice, language) },
          service.oneOffCents === 0
            ? null
            : { label: t.oneOff, value: <Money cents={service.oneOffCents} language={language} /> },
          { label: t.billing, value: t.billings[service.billingPeriod] },
        ]}
      />
    </Card>
  );
}

export function LicenceCard(
  props: Readonly<{ service: ServiceDetail; licences: NonNullable<ServiceDetail['licences']>; language: Language }>,
) {
  const { service, licences, language } = props;
  const t = detailTexts[language];
  const sku = service.details['sku'];
  return (
    <Card
      title={t.licences}
      more={{
        label: t.whoUses,
        href: addressOf('/cloudgebruikers', { product: typeof sku === 'string' ? sku : null }),
      }}
    >
      <p>{t.licencesUsed(number(licences.used, language), number(licences.bought, language))}</p>
    </Card>
  );
}

/** The way to a change, or why this reader has none and who has. */
export function ChangeCard(
  props: Readonly<{
    service: ServiceDetail;
    may: Readonly<{ change: boolean; costs: boolean }>;
    colleagues: readonly Colleague[];
    language: Language;
  }>,
) {
  const { service, may, colleagues, language } = props;
  const t = detailTexts[language];
  if (service.status === 'ended') return null;
  return (
    <Card title={t.changeTitle}>
      {may.change ? (
        <p>
          <ButtonLink
            href={addressOf('/contact', { over: 'dienst', nummer: service.number })}
            kind="primary"
            icon="pencil"
          >
            {t.change}
          </ButtonLink>
        </p>
      ) : (
        <DisabledReason
          id="wijzigen-waarom"
          label={t.change}
          reason={colleagues.length === 0 ? `${t.mayNot} ${t.nobodyMay}` : `${t.mayNot} ${t.theseMay}`}
        >
          <ul>
            {colleagues.map((person) => (
              <li key={person.id}>
                <a href={`/contactpersonen/${person.id}`} {...untranslated}>
                  {fullName(person)}
                </a>
                {person.limitCents !== null && ` (${t.limit(money(person.limitCents, language))})`}
              </li>
            ))}
          </ul>
        </DisabledReason>
      )}
    </Card>
  );
}
