import type { Language } from '../../platform/text/language.ts';
import { Badge, Status, type Tone } from '../badge.tsx';
import { Section } from '../card.tsx';
import { Empty } from '../empty.tsx';
import { Filters } from '../filters.tsx';
import { Select, TextField } from '../form.tsx';
import { Day, Money } from '../money.tsx';
import { Pager } from '../pager.tsx';
import { SourceLine } from '../source-line.tsx';
import { Table, type Column } from '../table.tsx';
import { Tabs } from '../tabs.tsx';

type Row = Readonly<{ number: string; date: string; text: string; cents: number; tone: Tone; status: string }>;

const rows: readonly Row[] = [
  {
    number: '202600400',
    date: '2026-11-01',
    text: 'Diensten november 2026',
    cents: 123450,
    tone: 'info',
    status: 'Open, betaal voor 1 december 2026',
  },
  {
    number: '202600399',
    date: '2026-10-01',
    text: 'Werkplekbeheer en verbindingen voor alle vestigingen, met eenmalige kosten',
    cents: 2340770,
    tone: 'danger',
    status: '12 dagen te laat',
  },
  {
    number: '202600398',
    date: '2026-09-01',
    text: 'Telefonie, verbruik augustus',
    cents: -12100,
    tone: 'neutral',
    status: 'Verrekend',
  },
  {
    number: '202600397',
    date: '2026-08-01',
    text: 'Diensten augustus 2026',
    cents: 95,
    tone: 'success',
    status: 'Betaald op 5 augustus 2026',
  },
];

const columnsIn = (language: Language): readonly Column<Row>[] => [
  {
    key: 'number',
    label: 'Factuurnummer',
    sort: { href: '#top', direction: null },
    cell: (row) => <a href="#top">{row.number}</a>,
  },
  {
    key: 'date',
    label: 'Datum',
    fit: true,
    sort: { href: '#top', direction: 'descending' },
    cell: (row) => <Day date={row.date} language={language} short />,
  },
  {
    key: 'text',
    label: 'Omschrijving',
    cell: (row) => (
      <>
        {row.text} {row.cents < 0 && <Badge>Creditfactuur</Badge>}
      </>
    ),
  },
  {
    key: 'amount',
    label: 'Bedrag incl. btw',
    align: 'end',
    cell: (row) => <Money cents={row.cents} language={language} />,
  },
  { key: 'status', label: 'Status', cell: (row) => <Status tone={row.tone}>{row.status}</Status> },
  { key: 'file', label: 'Download', quietLabel: true, fit: true, cell: () => <a href="#top">PDF, 84 kB</a> },
];

export function GuideLists(props: { language: Language }) {
  const { language } = props;
  return (
    <>
      <Section title="Lijst">
        <Tabs
          label="Facturen"
          tabs={[
            { label: 'Open', href: '#open', current: true, count: 3 },
            { label: 'Betaald', href: '#betaald', current: false },
            { label: 'Alle', href: '#alle', current: false },
          ]}
        />
        <Filters action="/beheer/stijlgids" language={language} clearHref="#top">
          <Select
            name="jaar"
            label="Jaar"
            value="2026"
            options={[
              { value: '2026', label: '2026' },
              { value: '2025', label: '2025' },
            ]}
          />
          <TextField name="bedrag" label="Bedrag vanaf" inputMode="decimal" />
          <TextField name="woorden" label="Nummer of omschrijving" type="search" />
        </Filters>
        <Table
          caption="Facturen"
          columns={columnsIn(language)}
          rows={rows}
          rowKey={(row) => row.number}
          totals={['Totaal', null, null, <Money cents={2452215} language={language} />]}
        />
        <Pager page={2} perPage={25} total={340} href={(page) => `?pagina=${page}`} language={language} />
        <SourceLine source="boekhouding" at={new Date('2026-11-21T06:12:00Z')} language={language} />
        <SourceLine source="boekhouding" at={new Date('2026-10-01T06:12:00Z')} old language={language} />
        <SourceLine source={null} at={null} language={language} />
      </Section>
      <Section title="Lege lijst">
        <Empty text="Er zijn geen facturen die hierbij passen. Kies een ander jaar of wis de filters." />
      </Section>
    </>
  );
}
