import { addressOf } from '../../../platform/http/address.ts';
import type { Language } from '../../../platform/text/language.ts';
import { fullName } from '../../../platform/text/names.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Card, Cards } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Select, TextField } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { PersonCard } from '../../../ui/person.tsx';
import { isOld, SourceLine } from '../../../ui/source-line.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import { TakeAlong } from '../../../ui/take-along.tsx';
import { MailLink } from '../../../ui/breakable.tsx';
import { PhoneLink } from '../../../ui/phone-link.tsx';
import { PersonName, RoleBadges, roleName, type RoleRow } from '../authorities/index.ts';
import type { ContactChoices, ContactRow, ContactTotals } from './queries.ts';
import { contactTexts } from './texts.ts';

type Props = Readonly<{
  rows: readonly ContactRow[];
  totals: ContactTotals;
  roles: readonly RoleRow[];
  choices: ContactChoices;
  perPage: number;
  reader: readonly string[];
  now: Date;
  language: Language;
}>;

const address = '/contactpersonen';
const fewAtMost = 9;
const asAddress = ({ role, text, page }: ContactChoices) => ({ q: text, rol: role, pagina: page === 1 ? null : page });

export function ContactList(props: Props) {
  const { rows, totals, choices, perPage, now, language } = props;
  const t = contactTexts[language];
  const filtered = choices.role !== null || choices.text !== '';
  const few = totals.all <= fewAtMost;
  return (
    <>
      {(!few || filtered) && <ContactFilters {...props} filtered={filtered} />}
      {rows.length === 0 && <NothingHere {...props} filtered={filtered} />}
      {rows.length > 0 && (few ? <ContactCards {...props} /> : <ContactTable {...props} />)}
      {!few && rows.length > 0 && (
        <Pager
          page={choices.page}
          perPage={perPage}
          total={totals.chosen}
          language={language}
          href={(page) => addressOf(address, { ...asAddress(choices), pagina: page === 1 ? null : page })}
        />
      )}
      <p class="section">
        <a href="/bevoegdheden">{t.whoMayWhat}</a>
      </p>
      {totals.all > 0 && <TakeAlong list="/contactpersonen/export" language={language} />}
      <SourceLine source={totals.source} at={totals.at} old={isOld(totals.at, now)} language={language} />
    </>
  );
}

function NothingHere({ choices, totals, filtered, language }: Props & { filtered: boolean }) {
  const t = contactTexts[language];
  const gone = totals.chosen > 0;
  const [text, href, label] = gone
    ? [t.pageGone, addressOf(address, { ...asAddress(choices), pagina: null }), t.firstPage]
    : filtered
      ? [t.noneFound, address, t.clear]
      : [t.nobody, '/contact?over=organisatie', t.ask];
  return (
    <Empty text={text}>
      <a href={href}>{label}</a>
    </Empty>
  );
}

function ContactFilters({ rows, choices, roles, filtered, language }: Props & { filtered: boolean }) {
  const t = contactTexts[language];
  const options = [
    { value: '', label: t.allRoles },
    ...roles.map((role) => ({ value: role.key, label: roleName(role, language) })),
    { value: 'geen', label: t.noRole },
  ];
  return (
    <Filters action={address} language={language} clearHref={filtered && rows.length > 0 ? address : undefined}>
      <TextField name="q" label={t.search} type="search" value={choices.text} maxLength={80} width="medium" />
      <Select name="rol" label={t.role} value={choices.role ?? ''} options={options} />
    </Filters>
  );
}

function ContactTable({ rows, roles, reader, language }: Props) {
  const t = contactTexts[language];
  const columns: Column<ContactRow>[] = [
    { key: 'name', label: t.name, cell: (row) => <PersonName row={row} reader={reader} language={language} /> },
    { key: 'position', label: t.position, cell: (row) => <Place row={row} /> },
    { key: 'roles', label: t.roles, cell: (row) => <RoleBadges held={row.roles} roles={roles} language={language} /> },
    { key: 'reach', label: t.reach, cell: (row) => <Reach row={row} language={language} /> },
  ];
  return <Table caption={t.contactsLead} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

/** What someone does, and where. */
function Place({ row }: Readonly<{ row: ContactRow }>) {
  return (
    <span>
      {row.position}
      {row.position !== null && row.location !== null && <br />}
      <span class="soft">{row.location}</span>
    </span>
  );
}

function Reach({ row, language }: Readonly<{ row: ContactRow; language: Language }>) {
  const number = row.mobile ?? row.phone;
  return (
    <span>
      {row.mail !== null && <MailLink mail={row.mail} />}
      {row.mail !== null && number !== null && <br />}
      {number !== null && <PhoneLink value={number} language={language} />}
    </span>
  );
}

function ContactCards({ rows, roles, reader, language }: Props) {
  const t = contactTexts[language];
  return (
    <Cards wide>
      {rows.map((row) => (
        <Card key={row.id} more={{ label: t.view(fullName(row)), href: `${address}/${row.id}` }}>
          <PersonCard
            language={language}
            person={{ name: fullName(row), role: row.position, mail: row.mail, phone: row.mobile ?? row.phone }}
          >
            <p>
              {reader.includes(row.id) && <Badge tone="info">{t.you}</Badge>}{' '}
              <RoleBadges held={row.roles} roles={roles} language={language} />
            </p>
          </PersonCard>
        </Card>
      ))}
    </Cards>
  );
}
