import type { Language } from '../../../platform/text/language.ts';
import { Section } from '../../../ui/card.tsx';
import { Money } from '../../../ui/money.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import type { Bill, Service } from './bill.ts';
import { categories, type Category, type Comparison, type Part, type Unchanged } from './comparison.ts';
import { gather, type About, type Row } from './rules-gather.ts';
import { differenceTexts } from './texts.ts';
import { Totals } from './totals-view.tsx';
import { causeText, signed } from './words.ts';

type Shown = Readonly<{ language: Language; currency: string }>;
type DifferenceProps = Shown & Readonly<{ comparison: Comparison; before: Bill; after: Bill }>;

/** Rows of one cause that are shown at once; the smaller ones unfold. */
const shownAtOnce = 8;
/** Rows that a page can bear at all; the rest is counted together. */
const mostRows = 200;

/** How it adds up, then what changed by cause, then what stayed. */
export function Difference({ comparison, before, after, language, currency }: DifferenceProps) {
  const shown = { language, currency };
  return (
    <>
      <Totals comparison={comparison} before={before} after={after} {...shown} />
      {comparison.parts.length === 0 && <p>{differenceTexts[language].nothing}</p>}
      {categories.map((category) => (
        <CauseSection
          key={category}
          category={category}
          parts={comparison.parts.filter((part) => part.category === category)}
          {...shown}
        />
      ))}
      <Same rows={comparison.unchanged} {...shown} />
    </>
  );
}

function CauseSection({ category, parts, ...shown }: Shown & Readonly<{ category: Category; parts: readonly Part[] }>) {
  const t = differenceTexts[shown.language];
  if (parts.length === 0) return null;
  const rows = gather(parts);
  // Unfolding one or two rows is more work than reading them.
  const cut = rows.length <= shownAtOnce + 2 ? rows.length : shownAtOnce;
  const [first, rest] = [rows.slice(0, cut), rows.slice(cut)];
  return (
    <Section title={t.categories[category]} id={category}>
      <Causes rows={first} category={category} {...shown} />
      {rest.length > 0 && (
        <details>
          <summary>{t.more(rest.length, signed(sumOf(rest), shown.language, shown.currency))}</summary>
          <Causes rows={rest.slice(0, mostRows)} category={category} {...shown} />
          {rest.length > mostRows && (
            <p>
              {t.uncounted(rest.length - mostRows, signed(sumOf(rest.slice(mostRows)), shown.language, shown.currency))}
            </p>
          )}
        </details>
      )}
    </Section>
  );
}

const sumOf = (rows: readonly Row[]) => rows.reduce((sum, { part }) => sum + part.cents, 0);

function Causes({
  rows,
  category,
  language,
  currency,
}: Shown & Readonly<{ rows: readonly Row[]; category: Category }>) {
  const t = differenceTexts[language];
  const columns: Column<Row>[] = [
    { key: 'what', label: t.what, cell: (row) => <What row={row} language={language} currency={currency} /> },
    {
      key: 'difference',
      label: t.difference,
      align: 'end',
      cell: ({ part }) => <span class="money">{signed(part.cents, language, currency)}</span>,
    },
  ];
  return <Table caption={t.changes(t.categories[category])} columns={columns} rows={rows} />;
}

function What({ row: { part, about }, language, currency }: Shown & Readonly<{ row: Row }>) {
  const t = differenceTexts[language];
  const why = causeText(part, language, currency);
  const [only] = about;
  return (
    <>
      <Named name={part.name || t.categories[part.category]} service={about.length === 1 ? only!.service : null} />
      {why !== '' && <div class="soft">{why}</div>}
      {about.length > 0 && <Services about={about} language={language} />}
    </>
  );
}

const mostNumbers = 12;

function Services({ about, language }: Readonly<{ about: readonly About[]; language: Language }>) {
  const t = differenceTexts[language];
  const [only] = about;
  if (about.length === 1) return <div class="soft">{t.service(only!.number)}</div>;
  return (
    <div class="soft">
      {t.services}{' '}
      {about.slice(0, mostNumbers).map(({ number, service }, at) => (
        <>
          {at > 0 && ', '}
          <span class="nowrap">
            <Named name={number} service={service} />
          </span>
        </>
      ))}
      {about.length > mostNumbers && ` ${t.moreServices(about.length - mostNumbers)}`}
    </div>
  );
}

function Named({ name, service }: Readonly<{ name: string; service: Service | null }>) {
  const id = service?.id ?? null;
  return id === null ? <>{name}</> : <a href={`/diensten/${id}`}>{name}</a>;
}

function Same({ rows, language, currency }: Shown & Readonly<{ rows: readonly Unchanged[] }>) {
  const t = differenceTexts[language];
  if (rows.length === 0) return null;
  const columns: Column<Unchanged>[] = [
    { key: 'what', label: t.what, cell: (row) => <Named name={row.name} service={row.service} /> },
    {
      key: 'amount',
      label: t.amount,
      align: 'end',
      cell: ({ cents }) => <Money cents={cents} language={language} currency={currency} />,
    },
  ];
  return (
    <details>
      <summary>{t.unchanged(rows.length)}</summary>
      <Table caption={t.unchanged(rows.length)} columns={columns} rows={rows.slice(0, mostRows)} />
      {rows.length > mostRows && <p>{t.unchangedMore(rows.length - mostRows)}</p>}
    </details>
  );
}
