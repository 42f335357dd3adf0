import type { ComponentChildren } from 'preact';
import type { Language } from '../../../platform/text/language.ts';
import { Section } from '../../../ui/card.tsx';
import { Money } from '../../../ui/money.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import type { Head } from './bill.ts';
import { categories, type Comparison } from './comparison.ts';
import { differenceTexts } from './texts.ts';
import { headNames, signed } from './words.ts';

type TotalsProps = Readonly<{
  comparison: Comparison;
  before: Head;
  after: Head;
  language: Language;
  currency: string;
}>;
type Row = Readonly<{
  key: string;
  label: ComponentChildren;
  before: number | null;
  after: number | null;
  difference: number;
  strong: boolean;
}>;

/** Every cause with its amount, and from there by btw to what is to be paid: one column that adds up. */
export function Totals({ comparison, before, after, language, currency }: TotalsProps) {
  const t = differenceTexts[language];
  const [then, now] = headNames([before, after], language);
  const weight = (row: Row, content: ComponentChildren) => (row.strong ? <strong>{content}</strong> : <>{content}</>);
  const amount = (row: Row, cents: number | null) =>
    cents === null ? null : weight(row, <Money cents={cents} language={language} currency={currency} />);
  const columns: Column<Row>[] = [
    { key: 'row', label: t.row, quietLabel: true, cell: (row) => weight(row, row.label) },
    { key: 'before', label: then!, align: 'end', cell: (row) => amount(row, row.before) },
    { key: 'after', label: now!, align: 'end', cell: (row) => amount(row, row.after) },
    {
      key: 'difference',
      label: t.difference,
      align: 'end',
      cell: (row) => weight(row, <span class="money">{signed(row.difference, language, currency)}</span>),
    },
  ];
  return (
    <Section title={t.totals}>
      <Table
        caption={t.totalsCaption}
        columns={columns}
        rows={rowsOf(comparison, language)}
        rowKey={(row) => row.key}
      />
      <p>
        <a href={pageOf(before)}>{t.invoice(before.number)}</a> · <a href={pageOf(after)}>{t.invoice(after.number)}</a>
      </p>
    </Section>
  );
}

const pageOf = ({ address }: Head) => `/facturen/${encodeURIComponent(address)}`;

function rowsOf({ parts, sums }: Comparison, language: Language): Row[] {
  const t = differenceTexts[language];
  const causes = categories.flatMap((category) => {
    const own = parts.filter((part) => part.category === category);
    const difference = own.reduce((sum, { cents }) => sum + cents, 0);
    return own.length === 0
      ? []
      : [
          {
            key: category,
            label: <a href={`#${category}`}>{t.categories[category]}</a>,
            before: null,
            after: null,
            difference,
            strong: false,
          },
        ];
  });
  const totals = sums.map(({ key, before, after, total }) => ({
    key: `sum-${key}`,
    label: t.sums[key],
    before,
    after,
    difference: after - before,
    strong: total || key === 'exclusive',
  }));
  return [...causes, ...totals];
}
