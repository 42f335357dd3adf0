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
import { RoleBadges, roleName } from './roles-view.tsx';
import { MayList } from './may-view.tsx';
import { PersonName } from './person-name.tsx';
import type { HolderRow, RoleRow } from './queries.ts';
import { byMatter, byPerson, type MatterKind } from './rules.ts';
import { authorityTexts } from './texts.ts';

type View = 'onderwerp' | 'persoon';
type Props = Readonly<{
  people: readonly HolderRow[];
  roles: readonly RoleRow[];
  view: View;
  reader: readonly string[];
  now: Date;
  language: Language;
}>;

const address = '/bevoegdheden';
/** More names than this open on request. */
const fewNames = 8;

export function AuthoritiesPage(props: Props) {
  const { people, view, now, language } = props;
  const sources = [...new Set(people.map(({ source }) => source))].sort().join(', ') || null;
  const at = people.reduce<Date | null>((last, one) => (last !== null && last > one.at ? last : one.at), null);
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
      <SourceLine source={sources} at={at} old={isOld(at, now)} language={language} />
    </>
  );
}

function PerMatter({ people, roles, reader, language }: Props) {
  const t = authorityTexts[language];
  type Row = ReturnType<typeof byMatter<HolderRow>>[number];
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
    people: readonly Readonly<{ person: HolderRow; limitCents: number | null }>[];
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
              <span class="soft">{t.upTo(money(limitCents, language))}</span>
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
  type Row = ReturnType<typeof byPerson<HolderRow>>[number];
  const may = (kinds: readonly MatterKind[]) => (row: Row) => (
    <MayList may={row.may} kinds={kinds} language={language} />
  );
  const columns: Column<Row>[] = [
    {
      key: 'person',
      label: t.person,
      cell: ({ person }) => <PersonName row={person} reader={reader} language={language} />,
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
