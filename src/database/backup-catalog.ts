import pg from 'pg';

/** A table of the portal: its columns that hold data of their own, and whether reading it needs the system role. */
export type StoredTable = Readonly<{ name: string; columns: readonly string[]; forced: boolean; open: boolean }>;

export type StoredSequence = Readonly<{ name: string; value: string; called: boolean }>;

/**
 * Every table in schema public. `open` tells that the system role may read each row of it (a policy without condition).
 */
export async function storedTables(client: pg.Client): Promise<readonly StoredTable[]> {
  const { rows } = await client.query<StoredTable>(`
    SELECT t.relname AS name, t.relforcerowsecurity AS forced,
      array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
      EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polpermissive AND p.polcmd IN ('*', 'r')
        AND pg_get_expr(p.polqual, p.polrelid) = 'true'
        AND (SELECT r.oid FROM pg_roles r WHERE r.rolname = 'portal_system') = ANY (p.polroles))
      AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND NOT p.polpermissive) AS open
    FROM pg_class t WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' ORDER BY t.relname`);
  return rows;
}

export async function storedSequences(client: pg.Client): Promise<readonly StoredSequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
      ORDER BY relname`,
  );
  const sequences: StoredSequence[] = [];
  for (const { name } of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM public.${quoted(name)}`,
    );
    if (state.rows[0] !== undefined) sequences.push({ name, ...state.rows[0] });
  }
  return sequences;
}

/** True for a role that row level security does not hold back. */
export async function seesEverything(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ sees: boolean }>(
    'SELECT rolsuper OR rolbypassrls AS sees FROM pg_roles WHERE rolname = current_user',
  );
  return rows[0]?.sees === true;
}

export function quoted(name: string): string {
  return pg.escapeIdentifier(name);
}

export function copyList({ name, columns }: Pick<StoredTable, 'name' | 'columns'>): string {
  return `public.${quoted(name)} (${columns.map(quoted).join(', ')})`;
}
