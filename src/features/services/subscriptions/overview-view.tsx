import type { Language } from '../../../platform/text/language.ts';
import { Cards, Section } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { money, number } from '../../../ui/format.ts';
import { Day } from '../../../ui/money.tsx';
import { isOld, SourceLine } from '../../../ui/source-line.tsx';
import { Stat } from '../../../ui/stat.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import { TakeAlong, takeAlongTexts } from '../../../ui/take-along.tsx';
import { groupHref } from './groups.ts';
import { ServiceName, ServiceStatusPhrase } from './list-view.tsx';
import type { ServiceRow } from './queries.ts';
import type { Renewing } from './rules-renewal.ts';
import { serviceTexts } from './texts.ts';
import type { ServiceTotal } from './sum-queries.ts';

type OverviewProps = Readonly<{
  totals: readonly ServiceTotal[];
  changing: readonly ServiceRow[];
  renewing: readonly Renewing<ServiceRow>[];
  mayCosts: boolean;
  today: string;
  now: Date;
  language: Language;
}>;

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
      {renewing.length > 0 && <RenewingSection {...props} />}
      {changing.length > 0 && <ChangingTable {...props} />}
      <TakeAlong
        list="/diensten/export"
        more={[{ label: takeAlongTexts[language].calendar, href: '/profiel/agenda-links' }]}
        language={language}
      />
      <SourceLine source={sources} at={oldest.at} old={isOld(oldest.at, now)} language={language} />
    </>
  );
}

function GroupCards({ totals, mayCosts, language }: OverviewProps) {
  const t = serviceTexts[language];
  return (
    <Cards>
      {totals.map((total) => (
        <Stat
          key={total.group}
          label={t.groups[total.group]}
          href={groupHref(total.group)}
          value={t.services(number(total.count, language), total.count === 1)}
          note={mayCosts ? t.aMonth(money(total.monthlyCents, language)) : undefined}
        />
      ))}
    </Cards>
  );
}

// Enough to see what is pressing; the rest opens below.
const shownAtOnce = 8;

function RenewingSection({ renewing, language }: OverviewProps) {
  const t = serviceTexts[language];
  const rest = renewing.slice(shownAtOnce);
  return (
    <Section title={t.renewing}>
      <div class="stack">
        <p class="measure">{t.renewingText}</p>
        <RenewingTable renewing={renewing.slice(0, shownAtOnce)} language={language} />
        {rest.length > 0 && (
          <details>
            <summary>{t.more(number(rest.length, language), rest.length === 1)}</summary>
            <RenewingTable renewing={rest} language={language} />
          </details>
        )}
      </div>
    </Section>
  );
}

function RenewingTable({ renewing, language }: Pick<OverviewProps, 'renewing' | 'language'>) {
  const t = serviceTexts[language];
  const columns: Column<Renewing<ServiceRow>>[] = [
    { key: 'product', label: t.product, cell: ({ service }) => <ServiceName row={service} /> },
    { key: 'location', label: t.location, cell: ({ service }) => service.location },
    { key: 'last', label: t.lastDay, fit: true, cell: ({ lastDay }) => <Day date={lastDay} language={language} /> },
  ];
  return <Table caption={t.renewing} columns={columns} rows={renewing} rowKey={({ service }) => service.id} />;
}

function ChangingTable({ changing, today, language }: OverviewProps) {
  const t = serviceTexts[language];
  const columns: Column<ServiceRow>[] = [
    { key: 'product', label: t.product, cell: (row) => <ServiceName row={row} /> },
    { key: 'location', label: t.location, cell: (row) => row.location },
    {
      key: 'status',
      label: t.status,
      cell: (row) => <ServiceStatusPhrase row={row} today={today} language={language} />,
    },
  ];
  return (
    <Section title={t.changing}>
      <Table caption={t.changing} columns={columns} rows={changing} rowKey={(row) => row.id} />
    </Section>
  );
}
