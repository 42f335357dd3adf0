import { createHash } from 'node:crypto';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type Compilable,
} from 'kysely';
import type { Statement } from './flight.ts';
import type { Tables } from './tables.ts';

/** Kysely as a compiler: it writes SQL and never touches a connection. */
export const compose = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

type Named = Readonly<{ name: string; writes: boolean }>;
const names = new Map<string, Named>();
const writing =
  /\b(insert\s+into|(?<!for\s+|key\s+)update|delete\s+from|merge\s+into|nextval|setval|pg_advisory\w*)\b/i;

/**
 * One name per SQL text, so that every connection prepares it once, and whether it writes: read from the text, so that
 * no statement can forget to say so. A word too many only costs the question who asks.
 */
function naming(text: string): Named {
  let named = names.get(text);
  if (named === undefined) {
    named = Object.freeze({
      name: `s_${createHash('sha1').update(text).digest('base64url').slice(0, 16)}`,
      writes: writing.test(text),
    });
    names.set(text, named);
  }
  return named;
}

/** A query that differs per call (filters switched on and off): compiled each time, prepared once per text. */
export function statement<Row>(query: Compilable<Row>): Statement<Row> {
  const { sql, parameters } = query.compile();
  return { ...naming(sql), text: sql, values: parameters };
}

/**
 * A query that never changes but for its values: compiled once, when first asked for.
 * `write` gets a stand-in for each value and must use it as a value, not look inside it.
 */
export function prepared<Values extends Readonly<Record<string, unknown>>, Row>(
  write: (values: Values) => Compilable<Row>,
): (values: Values) => Statement<Row> {
  let compiled: (Named & Readonly<{ text: string; order: readonly unknown[] }>) | undefined;
  return (values) => {
    compiled ??= compileOnce(write);
    return {
      name: compiled.name,
      writes: compiled.writes,
      text: compiled.text,
      values: compiled.order.map((value) => (value instanceof StandIn ? values[value.key] : value)),
    };
  };
}

class StandIn {
  readonly key: string;
  constructor(key: string) {
    this.key = key;
  }
}

function compileOnce<Values, Row>(write: (values: Values) => Compilable<Row>) {
  const standIns = new Proxy({}, { get: (_, key) => new StandIn(String(key)) }) as Values;
  const { sql, parameters } = write(standIns).compile();
  return { ...naming(sql), text: sql, order: parameters };
}

/** Plain SQL where Kysely would only be in the way. Values as $1, $2 … */
export function plain<Row>(text: string, ...values: unknown[]): Statement<Row> {
  const { name, writes } = naming(text);
  return { name, writes, text, values };
}
