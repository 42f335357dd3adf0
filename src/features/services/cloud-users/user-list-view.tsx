import { addressOf } from '../../../platform/http/address.ts';
import type { Language } from '../../../platform/text/language.ts';
import { sortName } from '../../../platform/text/names.ts';
import { Badge, Status } from '../../../ui/badge.tsx';
import { Breakable } from '../../../ui/breakable.tsx';
import { Card, Cards } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Day } from '../../../ui/money.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import { untranslated } from '../../../ui/untranslated.ts';
import { address, asAddress, perPage, type SortKey, type UserChoices } from './inputs.ts';
import type { LicenceTotal, UserRow, UserTotals } from './queries.ts';
import { splitName } from './rules.ts';
import { cloudUserTexts } from './texts.ts';
import { UserFilters } from './user-filters-view.tsx';

type ListProps = Readonly<{
  rows: readonly UserRow[];
  totals: UserTotals;
  licences: readonly LicenceTotal[];
  choices: UserChoices;
  language: Language;
}>;

const fewAtMost = 9;

export function UserList(props: ListProps) {
  const { rows, totals, choices, language } = props;
  const filtered = choices.text !== '' || choices.sku !== null || choices.enabled !== null || choices.kind !== null;
  const few = totals.all <= fewAtMost;
  return (
    <>
      {totals.all > 0 && (!few || filtered) && <UserFilters {...props} filtered={filtered} />}
      {rows.length === 0 && <NothingHere {...props} filtered={filtered} />}
      {rows.length > 0 && (few ? <UserCards {...props} /> : <UserTable {...props} />)}
      {!few && rows.length > 0 && (
        <Pager
          page={choices.page}
          perPage={perPage}
          total={totals.chosen}
          language={language}
          href={(page) => addressOf(address, { ...asAddress(choices), pagina: page === 1 ? null : page })}
        />
      )}
    </>
  );
}

function NothingHere({ choices, totals, filtered, language }: ListProps & { filtered: boolean }) {
  const t = cloudUserTexts[language];
  const gone = totals.chosen > 0;
  const [text, href, label] = gone
    ? [t.pageGone, addressOf(address, { ...asAddress(choices), pagina: null }), t.firstPage]
    : filtered
      ? [t.noneFound, address, t.clear]
      : [t.none, '/contact', t.ask];
  return (
    <Empty text={text}>
      <a href={href}>{label}</a>
    </Empty>
  );
}

/** "Berg, Sanne van der"; a mailbox or guest without a surname keeps the name it shows. */
const listName = ({
  surname,
  givenName,
  displayName,
}: Pick<UserRow, 'surname' | 'givenName' | 'displayName'>): string =>
  surname === null || surname === '' ? displayName : sortName(splitName(givenName, surname));

const productNames = (licences: readonly LicenceTotal[]): ReadonlyMap<string, string> =>
  new Map(licences.map(({ sku, product }) => [sku, product ?? sku]));

function UserTable({ rows, licences, choices, language }: ListProps) {
  const t = cloudUserTexts[language];
  const names = productNames(licences);
  const sort = (key: SortKey): Column<UserRow>['sort'] => {
    const current = choices.sort === key;
    return {
      href: addressOf(
        address,
        asAddress({ ...choices, sort: key, descending: current && !choices.descending, page: 1 }),
      ),
      direction: current ? (choices.descending ? 'descending' : 'ascending') : null,
    };
  };
  const columns: Column<UserRow>[] = [
    { key: 'name', label: t.name, sort: sort('naam'), cell: (row) => <UserName row={row} language={language} /> },
    { key: 'department', label: t.department, sort: sort('afdeling'), cell: (row) => row.department },
    { key: 'licences', label: t.licences, cell: (row) => <Held skus={row.skus} names={names} language={language} /> },
    { key: 'status', label: t.status, cell: (row) => <UserState enabled={row.enabled} language={language} /> },
    {
      key: 'seen',
      label: t.lastSignIn,
      fit: true,
      sort: sort('aangemeld'),
      cell: (row) => <Day date={row.lastSignInOn} language={language} short />,
    },
  ];
  return <Table wide caption={t.users} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

function UserName({ row, language }: Readonly<{ row: UserRow; language: Language }>) {
  return (
    <>
      <a href={`${address}/${row.id}`} {...untranslated}>
        {listName(row)}
      </a>{' '}
      {row.kind !== 'member' && <Badge>{cloudUserTexts[language].kinds[row.kind]}</Badge>}
      <br />
      <span class="soft" {...untranslated}>
        <Breakable text={row.upn} />
      </span>
    </>
  );
}

/** A guest's sign-in name is long; it may break before the # that Microsoft puts in. */

function Held(props: Readonly<{ skus: readonly string[]; names: ReadonlyMap<string, string>; language: Language }>) {
  const { skus, names, language } = props;
  if (skus.length === 0) return <span class="soft">{cloudUserTexts[language].noLicence}</span>;
  return (
    <span>
      {skus.map((sku) => (
        <>
          <Badge>{names.get(sku) ?? sku}</Badge>{' '}
        </>
      ))}
    </span>
  );
}

export function UserState({ enabled, language }: Readonly<{ enabled: boolean; language: Language }>) {
  const t = cloudUserTexts[language];
  return <Status tone={enabled ? 'success' : 'neutral'}>{enabled ? t.enabled : t.disabled}</Status>;
}

function UserCards({ rows, licences, language }: ListProps) {
  const t = cloudUserTexts[language];
  const names = productNames(licences);
  return (
    <Cards wide>
      {rows.map((row) => (
        <Card
          key={row.id}
          title={row.displayName}
          more={{ label: t.view(row.displayName), href: `${address}/${row.id}` }}
        >
          <div class="stack">
            <p class="soft" {...untranslated}>
              <Breakable text={row.upn} />
            </p>
            <Facts
              facts={[
                { label: t.status, value: <UserState enabled={row.enabled} language={language} /> },
                row.kind === 'member' ? null : { label: t.kind, value: t.kinds[row.kind] },
                { label: t.department, value: row.department },
                { label: t.licences, value: <Held skus={row.skus} names={names} language={language} /> },
                row.lastSignInOn === null
                  ? null
                  : { label: t.lastSignIn, value: <Day date={row.lastSignInOn} language={language} short /> },
              ]}
            />
          </div>
        </Card>
      ))}
    </Cards>
  );
}
