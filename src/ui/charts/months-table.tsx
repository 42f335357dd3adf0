import { totalOf, type MonthAmounts, type MonthsProps } from './chart.ts';
import { chartTexts } from './texts.ts';
import { month as monthName } from '../format.ts';
import { Money } from '../money.tsx';
import { Table, type Column } from '../table.tsx';

/** The numbers behind the chart, the newest month first, to the cent. */
export function MonthsTable({ title, series, months, language }: MonthsProps) {
  const t = chartTexts[language];
  const amount = (cents: number) => <Money cents={cents} language={language} />;
  const columns: Column<MonthAmounts>[] = [
    { key: 'month', label: t.month, cell: ({ month }) => monthName(month, language) },
    ...series.map(({ group, label }): Column<MonthAmounts> => ({
      key: group,
      label,
      align: 'end',
      cell: ({ cents }) => amount(cents[group] ?? 0),
    })),
    ...(series.length > 1
      ? [
          {
            key: 'total',
            label: t.total,
            align: 'end' as const,
            cell: (row: MonthAmounts) => <b>{amount(totalOf(row, series))}</b>,
          },
        ]
      : []),
  ];
  const sum = (of: (row: MonthAmounts) => number) => months.reduce((all, row) => all + of(row), 0);
  const sums = series.map(({ group }) => amount(sum(({ cents }) => cents[group] ?? 0)));
  return (
    <details>
      <summary>{t.showNumbers}</summary>
      <Table
        caption={title}
        columns={columns}
        rows={months.toReversed()}
        rowKey={({ month }) => month}
        totals={[t.total, ...sums, ...(series.length > 1 ? [amount(sum((row) => totalOf(row, series)))] : [])]}
      />
    </details>
  );
}
