import pg from 'pg';
import { valueTypes } from './types.ts';

/** A named, prepared SQL statement with its values. `Row` is the shape of what it answers. */
export type Statement<Row> = Readonly<{ name: string; text: string; values: readonly unknown[]; row?: Row }>;
export type Rows<S> = S extends Statement<infer Row> ? Row[] : never;

type Field = { name: string; dataTypeID: number; format: 'text' | 'binary' };
type Wire = {
  stream: { cork(): void; uncork(): void };
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: readonly unknown[]; valueMapper: (value: unknown) => unknown }): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(message: { portal: string; rows: number }): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
};

// Which statements a connection knows. 'unsure' means a batch failed around its Parse: Close it before parsing again.
const known = new WeakMap<object, Map<string, 'parsed' | 'unsure'>>();

const { prepareValue } = (await import('pg/lib/utils.js' as string)).default as { prepareValue(value: unknown): unknown };

/**
 * Sends all statements in one flight: one Sync, so one implicit transaction, and one round trip.
 * Answers the rows of each statement in order; the first error rejects the whole flight and rolls it back.
 */
export function fly(client: pg.PoolClient, statements: readonly Statement<unknown>[]): Promise<unknown[][]> {
  return new Promise((resolve, reject) => {
    let failed: Error | null = null;
    let fresh: string[] = [];
    let names: Map<string, 'parsed' | 'unsure'>;
    const results: unknown[][] = [];
    let rows: unknown[] = [];
    let fields: { name: string; parse: (text: string) => unknown }[] = [];

    const batch = {
      submit(wire: Wire) {
        names = known.get(wire) ?? new Map();
        known.set(wire, names);
        wire.stream.cork();
        try {
          for (const { name, text, values } of statements) {
            const state = names.get(name);
            if (state === 'unsure') wire.close({ type: 'S', name });
            if (state !== 'parsed' && !fresh.includes(name)) {
              wire.parse({ name, text });
              fresh.push(name);
            }
            wire.bind({ statement: name, values, valueMapper: prepareValue });
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
        fields = message.fields.map((field) => ({ name: field.name, parse: valueTypes.getTypeParser(field.dataTypeID) as (text: string) => unknown }));
      },
      handleDataRow(message: { fields: (string | null)[] }) {
        const row: Record<string, unknown> = {};
        for (let i = 0; i < fields.length; i++) {
          const value = message.fields[i];
          row[fields[i]!.name] = value === null || value === undefined ? null : fields[i]!.parse(value);
        }
        rows.push(row);
      },
      handleCommandComplete() {
        results.push(rows);
        rows = [];
        fields = [];
      },
      handleEmptyQuery() {
        results.push([]);
      },
      handleError(error: Error) {
        failed ??= error;
        for (const name of fresh) names?.set(name, 'unsure');
        fresh = [];
        reject(failed); // after an error pg detaches the batch and takes the closing ReadyForQuery itself
      },
      handleReadyForQuery() {
        for (const name of fresh) names.set(name, failed ? 'unsure' : 'parsed');
        if (failed) reject(failed);
        else resolve(results);
      },
    };
    client.query(batch as unknown as pg.Submittable);
  });
}
