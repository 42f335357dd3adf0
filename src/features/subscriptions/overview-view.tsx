import type { Language } from '../../platform/text/language.ts';
import { Cards, Section } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { money, number } from '../../ui/format.ts';
import { Day } from '../../ui/money.tsx';
import { isOld, SourceLine } from '../../ui/source-line.tsx';
import { Stat } from '../../ui/stat.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { groupHref } from './groups.ts';
import { ServiceName, ServiceStatusPhrase } from './list-view.tsx';
import type { ServiceRow, ServiceTotal } from './queries.ts';
import type { Renewing } from './rules-renewal.ts';
import { serviceTexts } from './texts.ts';

type OverviewProps = Readonly<{ totals: readonly ServiceTotal[]; changing: readonly ServiceRow[]; renewing: readonly Renewing<ServiceRow>[]; mayCosts: boolean; today: string; now: Date; language: Language }>;

export function ServicesOverview(props: OverviewProps) {
  const { totals, renewing, changing, now, language } = props;
  const t = serviceTexts[language];
  if (totals.length === 0) {
    return (
      <Empty text={t.none}>
        <a href="/contact">{t.ask}</a>
      </Empty>
    );
  }
  const oldest = totals.reduce((a, b) => (b.at < a.at ? b : a));
  const sources = [...new Set(totals.flatMap(({ source }) => source.split(', ')))].join(', ');
  return (
    <>
      <GroupCards {...props} />
      {renewing.length > 0 && <RenewingTable {...props} />}
      {changing.length > 0 && <ChangingTable {...props} />}
      <SourceLine source={sources} at={oldest.at} old={isOld(oldest.at, now)} language={language} />
    </>
  );
}

function GroupCards({ totals, mayCosts, language }: OverviewProps) {
  const t = serviceTexts[language];
  const sum = totals.reduce((cents, total) => cents + total.monthlyCents, 0);
  const count = totals.reduce((all, total) => all + total.count, 0);
  const services = (n: number) => t.services(number(n, language), n === 1);
  return (
    <>
      <Cards>
        {totals.map((total) => (
          <Stat key={total.group} label={t.groups[total.group]} href={groupHref(total.group)} value={services(total.count)} note={mayCosts ? t.aMonth(money(total.monthlyCents, language)) : undefined} />
        ))}
        {mayCosts && totals.length > 1 && <Stat label={t.total} value={t.aMonth(money(sum, language))} note={services(count)} />}
      </Cards>
      {mayCosts && <p class="soft section">{t.exclVat}</p>}
    </>
  );
}

function RenewingTable({ renewing, language }: OverviewProps) {
  const t = serviceTexts[language];
  const columns: Column<Renewing<ServiceRow>>[] = [
    { key: 'product', label: t.product, cell: ({ service }) => <ServiceName row={service} /> },
    { key: 'location', label: t.location, cell: ({ service }) => service.location },
    { key: 'last', label: t.lastDay, fit: true, cell: ({ lastDay }) => <Day date={lastDay} language={language} /> },
  ];
  return (
    <Section title={t.renewing}>
      <div class="stack">
        <p class="measure">{t.renewingText}</p>
        <Table caption={t.renewing} columns={columns} rows={renewing} rowKey={({ service }) => service.id} />
      </div>
    </Section>
  );
}

function ChangingTable({ changing, today, language }: OverviewProps) {
  const t = serviceTexts[language];
  const columns: Column<ServiceRow>[] = [
    { key: 'product', label: t.product, cell: (row) => <ServiceName row={row} /> },
    { key: 'location', label: t.location, cell: (row) => row.location },
    { key: 'status', label: t.status, cell: (row) => <ServiceStatusPhrase row={row} today={today} language={language} /> },
  ];
  return (
    <Section title={t.changing}>
      <Table caption={t.changing} columns={columns} rows={changing} rowKey={(row) => row.id} />
    </Section>
  );
}
