import type { Language } from '../../platform/text/language.ts';
import { Section } from '../../ui/card.tsx';
import { Money } from '../../ui/money.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import type { Bill, Service } from './bill.ts';
import { categories, type Category, type Comparison, type Part, type Unchanged } from './rules-explain.ts';
import type { Sum } from './rules-sums.ts';
import { differenceTexts } from './texts.ts';
import { causeText, signed } from './words.ts';

type Shown = Readonly<{ language: Language; currency: string }>;
type DifferenceProps = Shown & Readonly<{ comparison: Comparison; before: Bill; after: Bill }>;

/** Rows of one cause that are shown one by one; the rest is counted together. */
const mostRows = 40;

export function Difference({ comparison, before, after, language, currency }: DifferenceProps) {
  const t = differenceTexts[language];
  const shown = { language, currency };
  return (
    <>
      {comparison.parts.length === 0 ? <p>{t.nothing}</p> : <p class="soft">{t.exclusive}</p>}
      {categories.map((category) => (
        <CauseSection key={category} category={category} parts={comparison.parts.filter((part) => part.category === category)} {...shown} />
      ))}
      <Totals sums={comparison.sums} before={before} after={after} {...shown} />
      <Same rows={comparison.unchanged} {...shown} />
    </>
  );
}

const Amount = ({ cents, language, currency }: Shown & Readonly<{ cents: number }>) => <span class="money">{signed(cents, language, currency)}</span>;

function CauseSection({ category, parts, language, currency }: Shown & Readonly<{ category: Category; parts: readonly Part[] }>) {
  const t = differenceTexts[language];
  if (parts.length === 0) return null;
  const title = t.categories[category];
  const [shown, hidden] = [parts.slice(0, mostRows), parts.slice(mostRows)];
  const total = parts.reduce((sum, { cents }) => sum + cents, 0);
  const rows = hidden.length === 0 ? shown : [...shown, gathered(hidden, t.more(hidden.length))];
  const columns: Column<Part>[] = [
    { key: 'what', label: t.what, cell: (part) => <What part={part} language={language} currency={currency} /> },
    { key: 'difference', label: t.difference, align: 'end', cell: ({ cents }) => <Amount cents={cents} language={language} currency={currency} /> },
  ];
  return (
    <Section title={title} aside={parts.length > 1 ? <strong><Amount cents={total} language={language} currency={currency} /></strong> : undefined}>
      <Table caption={t.changes(title)} columns={columns} rows={rows} />
    </Section>
  );
}

const gathered = (parts: readonly Part[], name: string): Part => ({ ...parts[0]!, name, cents: parts.reduce((sum, { cents }) => sum + cents, 0), subscriptionNumber: null, service: null, before: null, after: null, cause: { kind: 'quantity' } });

function What({ part, language, currency }: Shown & Readonly<{ part: Part }>) {
  const t = differenceTexts[language];
  const why = causeText(part, language, currency);
  return (
    <>
      <Named name={part.name || t.categories[part.category]} service={part.service} />
      {why !== '' && <div class="soft">{why}</div>}
      {part.subscriptionNumber !== null && <div class="soft">{t.service(part.subscriptionNumber)}</div>}
    </>
  );
}

function Named({ name, service }: Readonly<{ name: string; service: Service | null }>) {
  const id = service?.id ?? null;
  return id === null ? <>{name}</> : <a href={`/diensten/${id}`}>{name}</a>;
}

function Totals({ sums, before, after, language, currency }: Shown & Readonly<{ sums: readonly Sum[]; before: Bill; after: Bill }>) {
  const t = differenceTexts[language];
  const cell = (row: Sum, cents: number) => (row.total ? <strong><Money cents={cents} language={language} currency={currency} /></strong> : <Money cents={cents} language={language} currency={currency} />);
  const columns: Column<Sum>[] = [
    { key: 'row', label: t.row, quietLabel: true, cell: (row) => (row.total ? <strong>{t.sums[row.key]}</strong> : t.sums[row.key]) },
    { key: 'before', label: t.invoice(before.number), align: 'end', cell: (row) => cell(row, row.before) },
    { key: 'after', label: t.invoice(after.number), align: 'end', cell: (row) => cell(row, row.after) },
    { key: 'difference', label: t.difference, align: 'end', cell: (row) => (row.total ? <strong><Amount cents={row.after - row.before} language={language} currency={currency} /></strong> : <Amount cents={row.after - row.before} language={language} currency={currency} />) },
  ];
  return (
    <Section title={t.totals}>
      <Table caption={t.totalsCaption} columns={columns} rows={sums} rowKey={(row) => row.key} />
      <p>
        {[before, after].map(({ address, number }, at) => (
          <>
            {at > 0 && ' · '}
            <a href={`/facturen/${encodeURIComponent(address)}`}>{t.invoice(number)}</a>
          </>
        ))}
      </p>
    </Section>
  );
}

const mostSame = 200;

function Same({ rows, language, currency }: Shown & Readonly<{ rows: readonly Unchanged[] }>) {
  const t = differenceTexts[language];
  if (rows.length === 0) return null;
  const columns: Column<Unchanged>[] = [
    { key: 'what', label: t.what, cell: (row) => <Named name={row.name} service={row.service} /> },
    { key: 'amount', label: t.amount, align: 'end', cell: ({ cents }) => <Money cents={cents} language={language} currency={currency} /> },
  ];
  return (
    <details>
      <summary>{t.unchanged(rows.length)}</summary>
      <Table caption={t.unchanged(rows.length)} columns={columns} rows={rows.slice(0, mostSame)} />
      {rows.length > mostSame && <p>{t.unchangedMore(rows.length - mostSame)}</p>}
    </details>
  );
}
