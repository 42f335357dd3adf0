import pg from 'pg';
import { valueTypes } from './types.ts';

/**
 * A named, prepared SQL statement with its values. `Row` is the shape of what it answers; `writes`: it does more than
 * read.
 */
export type Statement<Row> = Readonly<{
  name: string;
  text: string;
  values: readonly unknown[];
  writes: boolean;
  row?: Row;
}>;
export type Rows<S> = S extends Statement<infer Row> ? Row[] : never;

type Field = { name: string; dataTypeID: number; format: 'text' | 'binary' };
type Wire = {
  stream: { cork(): void; uncork(): void };
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: readonly unknown[] }): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(message: { portal: string; rows: number }): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
};

/** The columns of an answer, and a row of them with nothing in it: rows copied from one are of one shape for V8. */
type Columns = Readonly<{
  list: readonly Readonly<{ name: string; parse: (text: string) => unknown }>[];
  empty: Readonly<Record<string, null>>;
}>;
/** What a connection knows of a statement: the columns of its answer once PostgreSQL has told, null before. */
type Known = Readonly<{ columns: Columns | null }>;

// 'unsure' means a batch failed around its Parse, or on its plan: Close it before parsing again.
const knownBy = new WeakMap<object, Map<string, Known | 'unsure'>>();
const undescribed: Known = Object.freeze({ columns: null });

// Its types leave this file out, so its name is no literal here.
const pgValues: string = 'pg/lib/utils.js';
const { prepareValue } = (await import(pgValues)).default as { prepareValue(value: unknown): unknown };

/**
 * Sends all statements in one flight: one Sync, so one implicit transaction, and one round trip.
 * Answers the rows of each statement in order; the first error rejects the whole flight and rolls it back.
 */
export function fly(client: pg.PoolClient, statements: readonly Statement<unknown>[]): Promise<unknown[][]> {
  return new Promise((resolve, reject) => {
    // First all values, then the first byte: one that cannot be sent would leave the statements before it to be
    // committed alone.
    const sent = statements.map(({ values }) => values.map(prepareValue));
    let failed: Error | null = null;
    let known: Map<string, Known | 'unsure'>;
    const told = new Map<string, Known>();
    const results: unknown[][] = [];
    let rows: unknown[] = [];
    let columns: Columns | null = null;

    const finish = () => {
      results.push(rows);
      rows = [];
      columns = null;
    };
    const batch = {
      submit(wire: Wire) {
        known = knownBy.get(wire) ?? new Map();
        knownBy.set(wire, known);
        wire.stream.cork();
        try {
          for (const [at, { name, text }] of statements.entries()) {
            const before = told.get(name) ?? known.get(name);
            if (before === 'unsure') wire.close({ type: 'S', name });
            if (before === undefined || before === 'unsure') {
              wire.parse({ name, text });
              told.set(name, undescribed);
            }
            wire.bind({ statement: name, values: sent[at]! });
            // What comes back is told once per connection: it saves both ends a third of a page's messages.
            if (before === undefined || before === 'unsure' || before.columns === null)
              wire.describe({ type: 'P', name: '' });
            wire.execute({ portal: '', rows: 0 });
          }
        } catch (error) {
          failed = error as Error;
        } finally {
          wire.sync();
          wire.stream.uncork();
        }
        return null;
      },
      handleRowDescription(message: { fields: Field[] }) {
        columns = columnsOf(message.fields);
        told.set(statements[results.length]!.name, { columns });
      },
      handleDataRow(message: { fields: (string | null)[] }) {
        columns ??= (known.get(statements[results.length]!.name) as Known).columns!;
        const row: Record<string, unknown> = { ...columns.empty };
        for (let i = 0; i < columns.list.length; i++) {
          const value = message.fields[i];
          if (value !== null && value !== undefined) row[columns.list[i]!.name] = columns.list[i]!.parse(value);
        }
        rows.push(row);
      },
      handleCommandComplete: finish,
      handleEmptyQuery: finish,
      handleError(error: Error) {
        failed ??= error;
        for (const { name } of statements) known?.set(name, 'unsure');
        told.clear();
        reject(failed); // after an error pg detaches the batch and takes the closing ReadyForQuery itself
      },
      handleReadyForQuery() {
        for (const [name, one] of told) known.set(name, failed ? 'unsure' : one);
        if (failed) reject(failed);
        else resolve(results);
      },
    };
    // The types of pg know only the queries it makes itself; all it asks of one is here.
    client.query(batch as unknown as pg.Submittable);
  });
}

function columnsOf(fields: readonly Field[]): Columns {
  const list = fields.map((field) => ({
    name: field.name,
    parse: valueTypes.getTypeParser(field.dataTypeID) as (text: string) => unknown,
  }));
  return { list, empty: Object.fromEntries(list.map(({ name }) => [name, null])) };
}
