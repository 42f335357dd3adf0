import type { Language } from '../../../platform/text/language.ts';
import { Status, type Tone } from '../../../ui/badge.tsx';
import { Card, Section } from '../../../ui/card.tsx';
import { Copy } from '../../../ui/copy.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Day, Money } from '../../../ui/money.tsx';
import { isOld, SourceLine } from '../../../ui/source-line.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import { untranslated } from '../../../ui/untranslated.ts';
import type { HeldLicence, UserDetail } from './queries-detail.ts';
import { cloudUserTexts } from './texts.ts';
import { UserState } from './user-list-view.tsx';

type Props = Readonly<{ user: UserDetail; now: Date; language: Language }>;

/** One person and everything they have. */
export function UserPage(props: Props) {
  const { user, now, language } = props;
  const t = cloudUserTexts[language];
  return (
    <>
      <div class="columns-2">
        <div>
          <About {...props} />
          <Licences {...props} />
        </div>
        <div class="stack">
          {user.contact !== null && (
            <Card title={t.contact} more={{ label: t.contactLink, href: `/contactpersonen/${user.contact}` }}>
              <p>{t.contactText}</p>
            </Card>
          )}
          {user.lines.length > 0 && <Lines {...props} />}
        </div>
      </div>
      <SourceLine source={user.source} at={user.at} old={isOld(user.at, now)} language={language} />
    </>
  );
}

function About({ user, language }: Props) {
  const t = cloudUserTexts[language];
  return (
    <Section title={t.about}>
      <Facts
        facts={[
          { label: t.status, value: <UserState enabled={user.enabled} language={language} /> },
          { label: t.upn, value: <Copy text={user.upn} label={t.upn} language={language} /> },
          { label: t.kind, value: t.kinds[user.kind] },
          { label: t.department, value: user.department },
          { label: t.location, value: user.location },
          {
            label: t.lastSignIn,
            value: user.lastSignInOn === null ? t.never : <Day date={user.lastSignInOn} language={language} />,
          },
          { label: t.tenant, value: <span {...untranslated}>{user.tenant}</span> },
        ]}
      />
    </Section>
  );
}

const tones: Readonly<Record<HeldLicence['state'], Tone>> = {
  active: 'success',
  suspended: 'warning',
  error: 'danger',
};

function Licences({ user, language }: Props) {
  const t = cloudUserTexts[language];
  const priced = user.licences.some(({ unitCents }) => unitCents !== null);
  const price: Column<HeldLicence>[] = priced
    ? [
        {
          key: 'price',
          label: t.price,
          align: 'end',
          cell: (row) => row.unitCents !== null && <Money cents={row.unitCents} language={language} />,
        },
      ]
    : [];
  const columns: Column<HeldLicence>[] = [
    { key: 'product', label: t.product, cell: (row) => <LicenceName licence={row} /> },
    { key: 'by', label: t.assigned, cell: (row) => t.assignedBy[row.assignedBy] },
    { key: 'state', label: t.status, cell: (row) => <Status tone={tones[row.state]}>{t.states[row.state]}</Status> },
    ...price,
  ];
  const sum = user.licences.reduce((total, { unitCents }) => total + (unitCents ?? 0), 0);
  const totals =
    priced && user.licences.length > 1
      ? [t.total, '', '', <Money key="sum" cents={sum} language={language} />]
      : undefined;
  return (
    <Section title={t.licences}>
      {user.licences.length === 0 ? (
        <p class="soft">{t.holdsNone}</p>
      ) : (
        <Table caption={t.licences} columns={columns} rows={user.licences} rowKey={(row) => row.sku} totals={totals} />
      )}
    </Section>
  );
}

function LicenceName({ licence }: Readonly<{ licence: HeldLicence }>) {
  const { product, sku } = licence;
  return (
    <>
      {product ?? sku}
      {product !== null && (
        <>
          <br />
          <span class="soft" {...untranslated}>
            {sku}
          </span>
        </>
      )}
    </>
  );
}

function Lines({ user, language }: Props) {
  const t = cloudUserTexts[language];
  return (
    <Card title={t.lines}>
      <ul>
        {user.lines.map((line) => (
          <li key={line.id}>
            <a href={`/diensten/${line.id}`}>{line.product}</a>{' '}
            <span class="soft">{line.extension === null ? line.number : t.extension(line.extension)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
