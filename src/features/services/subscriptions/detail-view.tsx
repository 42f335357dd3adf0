import type { Language } from '../../../platform/text/language.ts';
import { Section } from '../../../ui/card.tsx';
import { Copy } from '../../../ui/copy.tsx';
import { Facts, type Fact } from '../../../ui/facts.tsx';
import { number } from '../../../ui/format.ts';
import { Day } from '../../../ui/money.tsx';
import { isOld, SourceLine } from '../../../ui/source-line.tsx';
import { untranslated } from '../../../ui/untranslated.ts';
import { ChangeCard, CostCard, LicenceCard, type Colleague } from './detail-cards-view.tsx';
import { InvoicesOfService } from './invoices-view.tsx';
import { kindFacts } from './kind-facts.ts';
import { ServiceStatusPhrase } from './list-view.tsx';
import { cancelReason, lastDayPhrase, noticePhrase } from './phrases.ts';
import type { BillingInvoice, ServiceDetail } from './queries-detail.ts';
import { cancelling } from './rules.ts';
import { detailTexts } from './texts-detail.ts';
import { serviceTexts } from './texts.ts';

export type DetailProps = Readonly<{
  service: ServiceDetail;
  invoices: readonly BillingInvoice[];
  may: Readonly<{ costs: boolean; invoices: boolean; cloudUsers: boolean; change: boolean }>;
  colleagues: readonly Colleague[];
  today: string;
  now: Date;
  language: Language;
}>;

export function ServicePage(props: DetailProps) {
  const { service, invoices, may, today, now, language } = props;
  return (
    <>
      <div class="columns-2">
        <div>
          <About {...props} />
          <KindDetails service={service} language={language} />
          <Term service={service} today={today} language={language} />
        </div>
        <div class="stack">
          {may.costs && <CostCard service={service} language={language} />}
          {service.licences !== null && may.cloudUsers && (
            <LicenceCard service={service} licences={service.licences} language={language} />
          )}
          <ChangeCard {...props} />
        </div>
      </div>
      {may.invoices && <InvoicesOfService service={service} invoices={invoices} language={language} />}
      <SourceLine source={service.source} at={service.at} old={isOld(service.at, now)} language={language} />
    </>
  );
}

function About({ service, today, language }: DetailProps) {
  const t = detailTexts[language];
  const words = serviceTexts[language];
  const count = number(Number(service.quantity), language);
  const facts: (Fact | null)[] = [
    { label: words.status, value: <ServiceStatusPhrase row={service} today={today} language={language} /> },
    { label: words.number, value: <Copy text={service.number} label={words.number} language={language} /> },
    { label: t.group, value: words.groups[service.group] },
    { label: words.variant, value: service.variant },
    {
      label: words.quantity,
      value: service.unit === null || service.unit === 'stuk' ? count : t.perUnit(count, service.unit),
    },
    { label: words.location, value: service.location },
    { label: t.address, value: service.address },
    { label: t.planned, value: service.plannedChange },
    { label: t.costCentre, value: service.costCentre },
    { label: t.reference, value: service.reference },
  ];
  return (
    <Section title={t.about}>
      <Facts facts={facts} />
    </Section>
  );
}

function KindDetails({ service, language }: Pick<DetailProps, 'service' | 'language'>) {
  const facts = kindFacts(service.group, service.details, language);
  if (facts.length === 0) return null;
  return (
    <Section title={detailTexts[language].perKind[service.group]}>
      <Facts
        facts={facts.map(({ label, value, copy }) => ({
          label,
          value: copy ? (
            <Copy text={value} label={label} language={language} />
          ) : (
            <span {...untranslated}>{value}</span>
          ),
        }))}
      />
    </Section>
  );
}

function Term({ service, today, language }: Pick<DetailProps, 'service' | 'today' | 'language'>) {
  const t = detailTexts[language];
  const { months } = serviceTexts[language];
  const outcome = cancelling(service, today);
  const day = (label: string, date: string | null): Fact | null =>
    date === null ? null : { label, value: <Day date={date} language={language} /> };
  const facts: (Fact | null)[] = [
    { label: t.lastDay, value: lastDayPhrase(outcome, language), strong: true },
    day(t.orderedOn, service.orderedOn),
    day(t.readyOn, service.readyOn),
    day(t.startedOn, service.startedOn),
    day(t.endsOn, service.endsOn),
    service.firstTermMonths === null || service.firstTermMonths <= 0
      ? null
      : { label: t.firstTerm, value: months(service.firstTermMonths) },
    {
      label: t.notice,
      value: (service.noticeDays ?? service.noticeMonths) === 0 ? t.noNotice : noticePhrase(service, language),
    },
    {
      label: t.renewal,
      value:
        outcome.kind === 'by' && outcome.afterwards !== 'any-day'
          ? t.renewsFor(months(outcome.afterwards))
          : t.renewals[service.renewal],
    },
  ];
  return (
    <Section title={t.term}>
      <div class="stack">
        <p class="measure">{cancelReason(outcome, service, language)}</p>
        <Facts facts={facts} />
      </div>
    </Section>
  );
}
