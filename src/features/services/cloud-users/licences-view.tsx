import { addressOf } from '../../../platform/http/address.ts';
import type { Language } from '../../../platform/text/language.ts';
import { Status } from '../../../ui/badge.tsx';
import { Cards } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { money, number } from '../../../ui/format.ts';
import { Day } from '../../../ui/money.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Stat } from '../../../ui/stat.tsx';
import { UseBar } from '../../../ui/use-bar.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import type { LicenceTotal } from './queries.ts';
import { licenceState, licenceSums, unusedCents, type LicenceSums } from './rules.ts';
import { cloudUserTexts } from './texts.ts';

type Props = Readonly<{ licences: readonly LicenceTotal[]; mayCosts: boolean; language: Language }>;

export function LicenceOverview(props: Props) {
  const { licences, language } = props;
  const t = cloudUserTexts[language];
  if (licences.length === 0) {
    return (
      <Empty text={t.noLicences}>
        <a href="/contact">{t.ask}</a>
      </Empty>
    );
  }
  const sums = licenceSums(licences);
  return (
    <>
      <Warnings sums={sums} language={language} />
      <Sums {...props} sums={sums} />
      <div class="section">
        <LicenceTable {...props} />
      </div>
    </>
  );
}

function Warnings({ sums, language }: Readonly<{ sums: LicenceSums; language: Language }>) {
  const t = cloudUserTexts[language];
  return (
    <>
      {sums.over > 0 && (
        <Notice tone="warning" title={t.overTitle(number(sums.over, language), sums.over === 1)}>
          {t.overText}
        </Notice>
      )}
      {sums.blocked > 0 && (
        <Notice
          tone="info"
          title={t.blockedTitle(number(sums.blocked, language), sums.blocked === 1)}
          href="/cloudgebruikers?status=geblokkeerd"
          linkLabel={t.blockedLink}
        />
      )}
    </>
  );
}

function Sums({ sums, mayCosts, language }: Props & { sums: LicenceSums }) {
  const t = cloudUserTexts[language];
  const note =
    mayCosts && sums.unusedCents > 0
      ? t.unusedNote(money(sums.unusedCents, language))
      : sums.free === 0
        ? t.allUsed
        : undefined;
  return (
    <Cards>
      <Stat label={t.bought} value={number(sums.bought, language)} />
      <Stat
        label={t.used}
        value={number(sums.used, language)}
        note={sums.over > 0 ? t.short(number(sums.over, language)) : undefined}
      />
      <Stat label={t.free} value={number(sums.free, language)} note={note} />
    </Cards>
  );
}

function LicenceTable({ licences, mayCosts, language }: Props) {
  const t = cloudUserTexts[language];
  const costs: Column<LicenceTotal>[] = mayCosts
    ? [{ key: 'unused', label: t.unused, align: 'end', cell: (row) => <Unused licence={row} language={language} /> }]
    : [];
  const columns: Column<LicenceTotal>[] = [
    {
      key: 'product',
      label: t.product,
      cell: (row) => <a href={addressOf('/cloudgebruikers', { product: row.sku })}>{row.product ?? row.sku}</a>,
    },
    {
      key: 'bought',
      label: t.bought,
      align: 'end',
      cell: (row) => (row.bought === null ? null : number(row.bought, language)),
    },
    { key: 'used', label: t.used, align: 'end', cell: (row) => number(row.used, language) },
    {
      key: 'use',
      label: t.use,
      quietLabel: true,
      cell: (row) => row.bought !== null && <UseBar used={row.used} bought={row.bought} width={96} />,
    },
    { key: 'state', label: t.status, cell: (row) => <State licence={row} language={language} /> },
    { key: 'renews', label: t.renews, fit: true, cell: (row) => <Day date={row.renewsOn} language={language} short /> },
    ...costs,
  ];
  return <Table caption={t.licences} columns={columns} rows={licences} rowKey={(row) => row.sku} />;
}

function Unused({ licence, language }: Readonly<{ licence: LicenceTotal; language: Language }>) {
  const cents = unusedCents(licence);
  return cents === null ? null : cloudUserTexts[language].aMonth(money(cents, language));
}

function State({ licence, language }: Readonly<{ licence: LicenceTotal; language: Language }>) {
  const t = cloudUserTexts[language];
  const { kind, count } = licenceState(licence);
  if (kind === 'unknown') return <Status tone="neutral">{t.unknown}</Status>;
  if (kind === 'over') return <Status tone="warning">{t.state.over(number(count, language))}</Status>;
  return kind === 'full' ? (
    <Status tone="success">{t.state.full}</Status>
  ) : (
    <Status tone="info">{t.state.free(number(count, language))}</Status>
  );
}
