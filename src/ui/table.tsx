import type { ComponentChildren } from 'preact';
import { repeated } from '../platform/html/jsx-runtime.ts';
import { Icon } from './icon.tsx';

export type Column<Row> = Readonly<{
  key: string;
  label: string;
  /** 'end' for amounts and counts: figures line up under each other. */
  align?: 'end';
  /** Never broken over lines: dates, numbers, a download. */
  fit?: boolean;
  /** Where sorting on this column leads, and how the list stands now (null: sorted on something else). */
  sort?: Readonly<{ href: string; direction: 'ascending' | 'descending' | null }>;
  /** The column that names the row; the first one unless another says so. */
  rowHeader?: boolean;
  /** The label is read aloud but not shown, for a column of buttons. */
  quietLabel?: boolean;
  cell: (row: Row) => ComponentChildren;
}>;

type TableProps<Row> = {
  caption: string;
  /** Show the caption; else it is only read aloud, as the heading above says the same. */
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey?: (row: Row) => string | number;
  /** Few columns, but with much in them: becomes cards sooner. */
  wide?: boolean;
  /** The last line, such as totals: a cell per column, in their order. */
  totals?: readonly ComponentChildren[];
};

/** A list of like things. On a phone each row becomes a card with the labels beside the values. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows } = props;
  const named = columns.find((column) => column.rowHeader) ?? columns[0];
  const cells = columns.map((column) =>
    column === named
      ? repeated('th', { scope: 'row', class: classOf(column) })
      : repeated('td', { class: classOf(column), 'data-label': column.quietLabel ? undefined : column.label }),
  );
  return (
    <div class={props.wide || columns.length > 5 ? 'table-box wide' : 'table-box'}>
      <table class="table">
        <caption class={props.showCaption ? undefined : 'hidden'}>{props.caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={props.rowKey?.(row) ?? index}>{columns.map((column, at) => cells[at]!(column.cell(row)))}</tr>
          ))}
        </tbody>
        {props.totals !== undefined && <Totals cells={props.totals} columns={columns} />}
      </table>
    </div>
  );
}

const classOf = <Row,>(column: Column<Row>) => column.align ?? (column.fit ? 'fit' : undefined);

function HeadCell<Row>(props: { column: Column<Row> }) {
  const { label, align, sort, quietLabel } = props.column;
  const words = quietLabel ? <span class="hidden">{label}</span> : label;
  return (
    <th scope="col" class={align} aria-sort={sort?.direction ?? undefined}>
      {sort === undefined ? (
        words
      ) : (
        <a href={sort.href}>
          {words}
          {sort.direction !== null && <Icon name={sort.direction === 'ascending' ? 'arrow-up' : 'arrow-down'} />}
        </a>
      )}
    </th>
  );
}

function Totals<Row>(props: { cells: readonly ComponentChildren[]; columns: readonly Column<Row>[] }) {
  return (
    <tfoot>
      <tr>
        {props.columns.map((column, index) => (
          <td key={column.key} class={column.align} data-label={index === 0 ? undefined : column.label}>
            {props.cells[index]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
