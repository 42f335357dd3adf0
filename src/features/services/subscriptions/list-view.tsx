import type { Language } from '../../../platform/text/language.ts';
import { addressOf } from '../../../platform/http/address.ts';
import { Status } from '../../../ui/badge.tsx';
import { Card, Cards } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Select, TextField } from '../../../ui/form.tsx';
import { money, number } from '../../../ui/format.ts';
import { Money } from '../../../ui/money.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import { groupHref } from './groups.ts';
import { asAddress, perPage, statusWords, type ListChoices, type SortKey } from './inputs.ts';
import { cancelPhrase, statePhrase } from './phrases.ts';
import type { ListTotals, ServiceRow } from './queries.ts';
import { cancelling } from './rules.ts';
import { serviceState } from './rules-status.ts';
import { serviceTexts } from './texts.ts';
import type { GroupFacts } from './sum-queries.ts';

type ListProps = Readonly<{
  rows: readonly ServiceRow[];
  totals: ListTotals;
  facts: GroupFacts;
  choices: ListChoices;
  mayCosts: boolean;
  today: string;
  language: Language;
}>;

// A list that the eye takes in at once needs no filters.
const fewAtMost = 9;

export function ServiceList(props: ListProps) {
  const { rows, totals, facts, choices, language } = props;
  const t = serviceTexts[language];
  const filtered = choices.status !== null || choices.location !== null || choices.text !== '';
  if (facts.running === 0 && facts.source === null) {
    return (
      <Empty text={t.noneOfGroup(t.groups[choices.group].toLowerCase())}>
        <a href="/contact">{t.ask}</a>
      </Empty>
    );
  }
  const few = facts.running <= fewAtMost && rows.length <= fewAtMost;
  return (
    <>
      {(!few || filtered) && <ListFilters {...props} filtered={filtered} />}
      {rows.length === 0 && <NothingHere {...props} filtered={filtered} />}
      {rows.length > 0 && (few ? <ServiceCards {...props} /> : <ServiceTable {...props} />)}
      {!few && rows.length > 0 && (
        <Pager
          page={choices.page}
          perPage={perPage}
          total={totals.chosen}
          language={language}
          href={(page) =>
            addressOf(groupHref(choices.group), { ...asAddress(choices), pagina: page === 1 ? null : page })
          }
        />
      )}
    </>
  );
}

function NothingHere(props: ListProps & { filtered: boolean }) {
  const { choices, totals, language } = props;
  const t = serviceTexts[language];
  if (totals.chosen > 0) {
    return (
      <Empty text={t.pageGone}>
        <a href={addressOf(groupHref(choices.group), { ...asAddress(choices), pagina: null })}>{t.firstPage}</a>
      </Empty>
    );
  }
  return (
    <Empty text={props.filtered ? t.noneChosen : t.noneOfGroup(t.groups[choices.group].toLowerCase())}>
      {props.filtered ? <a href={groupHref(choices.group)}>{t.clear}</a> : <a href="/contact">{t.ask}</a>}
    </Empty>
  );
}

function ListFilters(props: ListProps & { filtered: boolean }) {
  const { choices, facts, language } = props;
  const t = serviceTexts[language];
  const now = asAddress(choices);
  const keep = Object.fromEntries(
    ['sorteer', 'volgorde'].flatMap((name) => (now[name] == null ? [] : [[name, String(now[name])]])),
  );
  const states = Object.entries(statusWords).map(([value, status]) => ({ value, label: t.statusNames[status] }));
  const places = facts.locations.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Filters
      action={groupHref(choices.group)}
      language={language}
      keep={keep}
      clearHref={props.filtered && props.rows.length > 0 ? groupHref(choices.group) : undefined}
    >
      <TextField name="q" label={t.search} type="search" value={choices.text} maxLength={80} width="medium" />
      <Select
        name="status"
        label={t.statusFilter}
        value={String(now['status'] ?? '')}
        options={[{ value: '', label: t.allRunning }, ...states]}
      />
      {places.length > 1 && (
        <Select
          name="locatie"
          label={t.location}
          value={choices.location ?? ''}
          options={[{ value: '', label: t.allLocations }, ...places]}
        />
      )}
    </Filters>
  );
}

function ServiceTable(props: ListProps) {
  const { rows, choices, totals, mayCosts, today, language } = props;
  const t = serviceTexts[language];
  const sort = (key: SortKey): Column<ServiceRow>['sort'] => {
    const current = choices.sort === key;
    const href = addressOf(groupHref(choices.group), {
      ...asAddress({ ...choices, sort: key, descending: current && !choices.descending, page: 1 }),
    });
    return { href, direction: current ? (choices.descending ? 'descending' : 'ascending') : null };
  };
  const costs: Column<ServiceRow>[] = mayCosts
    ? [
        {
          key: 'amount',
          label: t.amount,
          align: 'end',
          sort: sort('bedrag'),
          cell: (row) => <Money cents={row.monthlyCents} language={language} />,
        },
      ]
    : [];
  const columns: Column<ServiceRow>[] = [
    { key: 'product', label: t.product, sort: sort('product'), cell: (row) => <ServiceName row={row} /> },
    {
      key: 'quantity',
      label: t.quantity,
      align: 'end',
      sort: sort('aantal'),
      cell: (row) => number(Number(row.quantity), language),
    },
    { key: 'location', label: t.location, sort: sort('locatie'), cell: (row) => row.location },
    {
      key: 'status',
      label: t.status,
      sort: sort('sinds'),
      cell: (row) => <ServiceStatusPhrase row={row} today={today} language={language} />,
    },
    { key: 'cancel', label: t.cancelBy, fit: true, cell: (row) => cancelPhrase(cancelling(row, today), language) },
    ...costs,
  ];
  const sum = mayCosts && totals.chosen > 1 ? [t.totalRow, '', '', '', '', money(totals.cents, language)] : undefined;
  return (
    <Table caption={t.groups[choices.group]} columns={columns} rows={rows} rowKey={(row) => row.id} totals={sum} />
  );
}

/** Product, variant and number of a service, leading to its page. */
export function ServiceName(props: { row: Pick<ServiceRow, 'id' | 'product' | 'variant' | 'number'> }) {
  const { id, product, variant, number: code } = props.row;
  return (
    <>
      <a href={`/diensten/${id}`}>{product}</a>
      <br />
      <span class="soft">
        {variant !== null && `${variant} · `}
        <span class="nowrap">{code}</span>
      </span>
    </>
  );
}

export function ServiceStatusPhrase(props: { row: ServiceRow; today: string; language: Language }) {
  const { tone, text } = statePhrase(serviceState(props.row, props.today), props.language);
  return <Status tone={tone}>{text}</Status>;
}

function ServiceCards(props: ListProps) {
  const { rows, mayCosts, today, language } = props;
  const t = serviceTexts[language];
  return (
    <Cards wide>
      {rows.map((row) => (
        <Card key={row.id} title={row.product} more={{ label: t.details(row.number), href: `/diensten/${row.id}` }}>
          <div class="stack">
            <p>
              <ServiceStatusPhrase row={row} today={today} language={language} />
            </p>
            <Facts
              facts={[
                row.variant === null ? null : { label: t.variant, value: row.variant },
                { label: t.quantity, value: number(Number(row.quantity), language) },
                { label: t.location, value: row.location },
                { label: t.cancelBy, value: cancelPhrase(cancelling(row, today), language) },
                mayCosts ? { label: t.amount, value: <Money cents={row.monthlyCents} language={language} /> } : null,
              ]}
            />
          </div>
        </Card>
      ))}
    </Cards>
  );
}
