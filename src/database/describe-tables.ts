import pg from 'pg';
import type { DatabaseAddress } from './connect.ts';

type Column = {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  generated: 'always' | 'default' | 'none';
  array: boolean;
  allowed: string | null;
};

/**
 * TypeScript types of every table in schema public, as Kysely wants them. Text columns with a list check become unions.
 */
export async function describeTables(address: DatabaseAddress): Promise<string> {
  const client = new pg.Client({ ...address });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<Column>(columnsQuery);
    const tables = Map.groupBy(rows, (row) => row.table);
    const parts = [...tables].map(
      ([table, columns]) => `export type ${typeName(table)} = {\n${columns.map(line).join('')}};\n`,
    );
    const index = `export type Tables = {\n${[...tables.keys()].map((table) => `  ${table}: ${typeName(table)};\n`).join('')}};\n`;
    return `// Written by \`npm run tables\` from the migrations. Do not edit.\nimport type { ColumnType, Generated, GeneratedAlways } from 'kysely';\n\n${[...parts, index].join('\n')}`;
  } finally {
    await client.end();
  }
}

const columnsQuery = `
  select c.relname as table, a.attname as column, coalesce(et.typname, t.typname) as type,
    et.typname is not null as array, not a.attnotnull as nullable,
    case when a.attidentity = 'a' or a.attgenerated <> '' then 'always' when a.atthasdef then 'default' else 'none'
      end as generated,
    (select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
      and k.conkey = array[a.attnum]
      and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%' limit 1) as allowed
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type et on et.oid = t.typelem and t.typcategory = 'A'
  where c.relkind in ('r', 'p') order by c.relname, a.attnum`;

const typeName = (table: string) =>
  table.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase()) + 'Table';

function line({ column, type, array, nullable, generated, allowed }: Column): string {
  const values = allowed
    ?.match(/'([^']+)'::text/g)
    ?.map((value) => value.replace('::text', ''))
    .join(' | ');
  const name = column.includes(' ') ? `'${column}'` : column;
  return `  ${name}: ${wrap(array ? `${base(type)}[]` : (values ?? base(type)), type, nullable, generated)};\n`;
}

/** Dates without time are text; moments come out as Date and may go in as text; JSON goes in as text. */
function wrap(inner: string, type: string, nullable: boolean, generated: Column['generated']): string {
  const or = nullable ? ' | null' : '';
  const optional = nullable || generated === 'default' ? ' | undefined' : '';
  if (generated === 'always') return `GeneratedAlways<${inner}>`;
  if (type === 'timestamptz') return `ColumnType<Date${or}, Date | string${or}${optional}, Date | string${or}>`;
  if (type === 'jsonb') return `ColumnType<unknown, string${or}${optional}, string${or}>`;
  if (type === 'numeric') return `ColumnType<string${or}, string | number${or}${optional}, string | number${or}>`;
  return generated === 'default' ? `Generated<${inner}${or}>` : `${inner}${or}`;
}

function base(type: string): string {
  if (['int2', 'int4', 'int8', 'float4', 'float8'].includes(type)) return 'number';
  if (type === 'bool') return 'boolean';
  if (type === 'bytea') return 'Buffer';
  if (type === 'jsonb') return 'unknown';
  if (type === 'timestamptz') return 'Date';
  return 'string';
}
