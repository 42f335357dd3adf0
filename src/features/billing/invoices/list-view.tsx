import type { Language } from '../../../platform/text/language.ts';
import { Badge } from '../../../ui/badge.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Select, TextField } from '../../../ui/form.tsx';
import { fileSize } from '../../../ui/format.ts';
import { Day, Money } from '../../../ui/money.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { SourceLine } from '../../../ui/source-line.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { TakeAlong, takeAlongTexts } from '../../../ui/take-along.tsx';
import { filterFields, isFiltered, isTyped, listAddress, perPage, type ListChoices, type SortKey } from './inputs.ts';
import type { InvoiceRow } from './queries.ts';
import type { ListSummary } from './queries-months.ts';
import { owedCents } from './rules.ts';
import { StatusOf, subjectOf } from './status-view.tsx';
import { invoiceTexts } from './texts.ts';
import { untranslated } from '../../../ui/untranslated.ts';

type ListProps = Readonly<{
  rows: readonly InvoiceRow[];
  summary: ListSummary;
  choices: ListChoices;
  today: string | null;
  language: Language;
}>;

export function InvoiceListPage({ rows, summary, choices, today, language }: ListProps) {
  const t = invoiceTexts[language];
  const total = { alle: summary.all, open: summary.open, betaald: summary.paid }[choices.status];
  if (summary.ever === 0) return <Empty text={t.none} />;
  return (
    <>
      {today !== null && <Tabs label={t.tabs} tabs={tabsOf(summary, choices, language)} />}
      <FilterForm summary={summary} choices={choices} language={language} />
      {rows.length === 0 ? (
        <NoneFound choices={choices} language={language} />
      ) : (
        <>
          <InvoiceTable rows={rows} today={today} language={language} sorting={choices} />
          <Pager
            page={Math.min(choices.page, Math.max(1, Math.ceil(total / perPage)))}
            perPage={perPage}
            total={total}
            href={(page) => listAddress({ ...choices, page })}
            language={language}
          />
        </>
      )}
      <Take summary={summary} choices={choices} statement={today !== null} language={language} />
      <SourceLine source={summary.source} at={summary.at} language={language} />
    </>
  );
}

/** The list as it is filtered now, and the year that was chosen or else the newest. */
function Take({
  summary,
  choices,
  statement,
  language,
}: Pick<ListProps, 'summary' | 'choices' | 'language'> & Readonly<{ statement: boolean }>) {
  const t = takeAlongTexts[language];
  const year = choices.year ?? summary.years[0];
  const ofYear =
    year === undefined || !summary.years.includes(year)
      ? []
      : [{ label: t.year(year), href: `/facturen/jaar/${year}` }];
  // A statement of what is open says something wrong when nobody tells what was paid.
  const more = statement
    ? [
        ...ofYear,
        ...ofYear.map(() => ({ label: t.statement(year!), href: `/facturen/rekeningoverzicht?jaar=${year}` })),
      ]
    : ofYear;
  return (
    <TakeAlong
      list={listAddress({ ...choices, page: 1 }).replace('/facturen', '/facturen/export')}
      more={more}
      language={language}
    />
  );
}

function tabsOf({ all, open, paid }: ListSummary, choices: ListChoices, language: Language) {
  const t = invoiceTexts[language];
  const tab = (status: ListChoices['status'], label: string, count: number) => ({
    label,
    count,
    href: listAddress({ ...choices, status, page: 1 }),
    current: choices.status === status,
  });
  return [tab('alle', t.all, all), tab('open', t.open, open), tab('betaald', t.paid, paid)];
}

function FilterForm({ summary, choices, language }: Pick<ListProps, 'summary' | 'choices' | 'language'>) {
  const t = invoiceTexts[language];
  const { status, sort, descending } = choices;
  const keep = {
    ...(status === 'alle' ? {} : { status }),
    ...(sort === 'datum' ? {} : { sorteer: sort }),
    ...(descending === (sort === 'datum') ? {} : { richting: descending ? 'af' : 'op' }),
  };
  const years = [
    { value: '', label: t.anyYear },
    ...summary.years.map((year) => ({ value: String(year), label: String(year) })),
  ];
  const typed = filterFields(choices);
  const wrong = (unread: string | null) => (unread === null ? null : t.noAmount);
  const nothing = { year: null, fromCents: null, toCents: null, unread: { from: null, to: null }, search: '' };
  const clear = listAddress({ ...choices, ...nothing, page: 1 });
  return (
    <Filters action="/facturen" language={language} keep={keep} clearHref={isTyped(choices) ? clear : undefined}>
      <TextField name="zoek" label={t.search} type="search" value={choices.search} maxLength={100} />
      <Select
        name="jaar"
        label={t.year}
        width="short"
        value={choices.year === null ? '' : String(choices.year)}
        options={years}
      />
      <TextField
        name="bedrag_van"
        label={t.from}
        inputMode="decimal"
        width="short"
        value={typed.bedrag_van}
        error={wrong(choices.unread.from)}
        maxLength={20}
      />
      <TextField
        name="bedrag_tot"
        label={t.to}
        inputMode="decimal"
        width="short"
        value={typed.bedrag_tot}
        error={wrong(choices.unread.to)}
        maxLength={20}
      />
    </Filters>
  );
}

function NoneFound({ choices, language }: Pick<ListProps, 'choices' | 'language'>) {
  const t = invoiceTexts[language];
  return (
    <Empty text={choices.status === 'open' && !isFiltered(choices) ? t.noneOpen : t.noMatch}>
      <ButtonLink href="/facturen">{t.showAll}</ButtonLink>
    </Empty>
  );
}

/** A table of invoices, also for other pages; with `sorting` its headings sort. */
function InvoiceTable({
  rows,
  today,
  language,
  sorting,
}: Readonly<{ rows: readonly InvoiceRow[]; today: string | null; language: Language; sorting?: ListChoices }>) {
  const t = invoiceTexts[language];
  const columns: Column<InvoiceRow>[] = [
    {
      key: 'number',
      label: t.number,
      fit: true,
      sort: sortOf('nummer', sorting),
      cell: (row) => <InvoiceLink row={row} />,
    },
    {
      key: 'issued',
      label: t.issued,
      fit: true,
      sort: sortOf('datum', sorting),
      cell: (row) => <Day date={row.issuedOn} language={language} short />,
    },
    { key: 'about', label: t.about, cell: (row) => <About row={row} language={language} /> },
    {
      key: 'due',
      label: t.due,
      fit: true,
      sort: sortOf('vervaldatum', sorting),
      cell: (row) => <Day date={row.dueOn} language={language} short />,
    },
    {
      key: 'amount',
      label: t.amount,
      align: 'end',
      sort: sortOf('bedrag', sorting),
      cell: (row) => (
        <Money cents={owedCents(row.kind, row.inclusiveCents)} currency={row.currency} language={language} />
      ),
    },
    { key: 'status', label: t.status, cell: (row) => <StatusOf invoice={row} today={today} language={language} /> },
    { key: 'pdf', label: t.pdf, quietLabel: true, fit: true, cell: (row) => <PdfLink row={row} language={language} /> },
  ];
  return <Table caption={t.caption(String(rows.length))} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

/** A new column begins with what people look for first: the newest, the largest. */
function sortOf(key: SortKey, choices: ListChoices | undefined): Column<InvoiceRow>['sort'] {
  if (choices === undefined) return undefined;
  const current = choices.sort === key;
  const descending = current ? !choices.descending : key === 'datum' || key === 'bedrag';
  return {
    href: listAddress({ ...choices, sort: key, descending, page: 1 }),
    direction: current ? (choices.descending ? 'descending' : 'ascending') : null,
  };
}

const pageOf = (row: InvoiceRow) => `/facturen/${encodeURIComponent(row.address)}`;

function InvoiceLink({ row }: Readonly<{ row: InvoiceRow }>) {
  return (
    <a href={pageOf(row)} {...untranslated}>
      {row.number}
    </a>
  );
}

function About({ row, language }: Readonly<{ row: InvoiceRow; language: Language }>) {
  const t = invoiceTexts[language];
  const { title, more } = subjectOf(row, language);
  return (
    <div>
      {row.kind === 'credit-note' && (
        <>
          <Badge>{t.credit}</Badge>{' '}
        </>
      )}
      {row.description === null ? <span class="fit">{title}</span> : title}
      {more !== '' && <div class="soft">{more}</div>}
    </div>
  );
}

function PdfLink({ row, language }: Readonly<{ row: InvoiceRow; language: Language }>) {
  return (
    <a href={`${pageOf(row)}/pdf`}>
      {invoiceTexts[language].pdf}
      <span class="hidden"> {invoiceTexts[language].pdfOf(row.number)}</span>
      {row.pdfBytes !== null && ` (${fileSize(row.pdfBytes, language)})`}
    </a>
  );
}
