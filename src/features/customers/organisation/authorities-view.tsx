import type { Language } from '../../../platform/text/language.ts';
import { fullName } from '../../../platform/text/names.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Section } from '../../../ui/card.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { money } from '../../../ui/format.ts';
import { isOld, SourceLine } from '../../../ui/source-line.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { untranslated } from '../../../ui/untranslated.ts';
import { ContactName } from './contacts-view.tsx';
import type { ContactRow, ContactTotals, RoleRow } from './queries.ts';
import { RoleBadges, roleName } from './roles-view.tsx';
import { byMatter, byPerson, gathered, type Allowed, type MatterKind } from './rules.ts';
import { authorityTexts, organisationTexts } from './texts.ts';

type View = 'onderwerp' | 'persoon';
type Props = Readonly<{
  people: readonly ContactRow[];
  roles: readonly RoleRow[];
  totals: ContactTotals;
  view: View;
  reader: readonly string[];
  now: Date;
  language: Language;
}>;

const address = '/bevoegdheden';
/** More names than this open on request. */
const fewNames = 8;

export function AuthoritiesPage(props: Props) {
  const { view, totals, now, language } = props;
  const t = authorityTexts[language];
  return (
    <>
      <Tabs
        label={t.views}
        tabs={[
          { label: t.perMatter, href: address, current: view === 'onderwerp' },
          { label: t.perPerson, href: `${address}?weergave=persoon`, current: view === 'persoon' },
        ]}
      />
      {view === 'onderwerp' ? <PerMatter {...props} /> : <PerPerson {...props} />}
      <p class="soft section">{t.everyone}</p>
      <RolesExplained {...props} />
      <SourceLine source={totals.source} at={totals.at} old={isOld(totals.at, now)} language={language} />
    </>
  );
}

function PerMatter({ people, roles, reader, language }: Props) {
  const t = authorityTexts[language];
  type Row = ReturnType<typeof byMatter<ContactRow>>[number];
  const columns: Column<Row>[] = [
    { key: 'matter', label: t.matter, cell: (row) => t.matters[row.permission] },
    { key: 'who', label: t.who, cell: (row) => <Names people={row.people} reader={reader} language={language} /> },
  ];
  return (
    <Table
      caption={t.perMatter}
      columns={columns}
      rows={byMatter(people, roles, reader)}
      rowKey={(row) => row.permission}
    />
  );
}

function Names(
  props: Readonly<{
    people: readonly Readonly<{ person: ContactRow; limitCents: number | null }>[];
    reader: readonly string[];
    language: Language;
  }>,
) {
  const { people, reader, language } = props;
  const t = authorityTexts[language];
  if (people.length === 0) return <span class="soft">{t.nobody}</span>;
  const list = (
    <ul class="names">
      {people.map(({ person, limitCents }) => (
        <li key={person.id}>
          <a href={`/contactpersonen/${person.id}`} {...untranslated}>
            {fullName(person)}
          </a>
          {reader.includes(person.id) && (
            <>
              {' '}
              <Badge tone="info">{t.you}</Badge>
            </>
          )}
          {limitCents !== null && (
            <>
              {' '}
              <span class="soft">{organisationTexts[language].upTo(money(limitCents, language))}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
  if (people.length <= fewNames) return list;
  return (
    <details>
      <summary>{t.held(people.length)}</summary>
      {list}
    </details>
  );
}

function PerPerson({ people, roles, reader, language }: Props) {
  const t = authorityTexts[language];
  type Row = ReturnType<typeof byPerson<ContactRow>>[number];
  const may = (kinds: readonly MatterKind[]) => (row: Row) => (
    <MayList may={row.may} kinds={kinds} language={language} />
  );
  const columns: Column<Row>[] = [
    {
      key: 'person',
      label: t.person,
      cell: ({ person }) => <ContactName row={person} reader={reader} language={language} />,
    },
    {
      key: 'roles',
      label: t.roles,
      cell: ({ person }) => <RoleBadges held={person.roles} roles={roles} language={language} />,
    },
    { key: 'decides', label: t.decides, cell: may(['decide']) },
    { key: 'sees', label: t.sees, cell: may(['see']) },
    { key: 'further', label: t.further, cell: may(['report', 'manage']) },
  ];
  return (
    <Table
      wide
      caption={t.perPerson}
      columns={columns}
      rows={byPerson(people, roles, reader)}
      rowKey={({ person }) => person.id}
    />
  );
}

/** "cloud, telefonie (tot € 500,00 per maand)" */
export function MayList(
  props: Readonly<{ may: readonly Allowed[]; kinds: readonly MatterKind[]; language: Language }>,
) {
  const { may, kinds, language } = props;
  const t = authorityTexts[language];
  const groups = gathered(may, kinds);
  if (groups.length === 0) return <span class="soft">{t.nothing}</span>;
  const lines = groups.map(({ limitCents, permissions }) => {
    const names = permissions.map((permission) => t.short[permission]).join(', ');
    return limitCents === null ? names : `${names} (${organisationTexts[language].upTo(money(limitCents, language))})`;
  });
  return <span>{lines.join('; ')}</span>;
}

function RolesExplained({ people, roles, language }: Props) {
  const t = authorityTexts[language];
  const facts = roles.map((role) => {
    const count = people.filter((person) => person.roles.some(({ key }) => key === role.key)).length;
    return {
      label: roleName(role, language),
      value: (
        <>
          {language === 'nl' ? role.explanationNl : role.explanationEn}{' '}
          <span class="soft nowrap">({count === 0 ? t.heldByNobody : t.held(count)})</span>
        </>
      ),
    };
  });
  return (
    <Section title={t.explained}>
      <Facts facts={facts} />
    </Section>
  );
}
