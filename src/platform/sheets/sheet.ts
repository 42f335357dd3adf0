/**
 * What a column holds: texts stay texts; money is in cents; numbers are decimal texts ("0.019"); days are 'YYYY-MM-DD'.
 */
export type Kind = 'text' | 'money' | 'number' | 'day';
export type Cell = string | number | null;
export type SheetColumn<Row> = Readonly<{ label: string; kind: Kind; cell: (row: Row) => Cell }>;

/** A list to take along. `name` is the stem of its file and the title of its sheet. */
export type Sheet<Row> = Readonly<{ name: string; columns: readonly SheetColumn<Row>[]; rows: readonly Row[] }>;

// Pages hold words and numbers together with hard spaces; who copies from a file, or looks in it, wants plain ones.
const plainSpaces = (cell: Cell): Cell => (typeof cell === 'string' ? cell.replace(/[\u00a0\u202f]/g, ' ') : cell);

/** A column of a list to take along. */
export const column = <Row>(label: string, kind: Kind, cell: (row: Row) => Cell): SheetColumn<Row> => ({
  label,
  kind,
  cell: (row) => plainSpaces(cell(row)),
});
