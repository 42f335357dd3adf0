import { fatal, warning, type Problem } from '../import-files/index.ts';
import type { Kind, ReadyRecord } from '../import-kinds/index.ts';
import type { Comparison, Stored } from './stored-queries.ts';

/** Which records are new and which may differ from what is stored. Pure. */
export type Plan = Readonly<{
  added: ReadyRecord[];
  maybe: ReadyRecord[];
  unchanged: ReadyRecord[];
  refused: Refused[];
}>;
export type Refused = Readonly<{ record: ReadyRecord; problem: Problem }>;

export function decide(
  kind: Kind,
  records: readonly ReadyRecord[],
  stored: ReadonlyMap<string, Stored>,
  source: string,
): Plan {
  const plan: Plan = { added: [], maybe: [], unchanged: [], refused: [] };
  for (const record of records) {
    const known = stored.get(record.externalId);
    if (known === undefined) plan.added.push(record);
    else if (known.source !== source)
      plan.refused.push({
        record,
        problem: fatal('other_source', record.row.path('externalId'), record.externalId, known.source),
      });
    else if (!kind.moves && kind.table !== 'customer' && known.customer_id !== record.customerId)
      plan.refused.push({ record, problem: fatal('other_customer', record.row.path('customer'), record.externalId) });
    else if (known.content_hash === record.hash && !known.removed) plan.unchanged.push(record);
    else plan.maybe.push(record);
  }
  return plan;
}

/** Records of one set that want the same number: the first has it. */
export function clashes(columns: readonly string[], field: string, records: readonly ReadyRecord[]): Refused[] {
  const first = new Map<string, ReadyRecord>();
  return records.flatMap((record) => {
    const key = JSON.stringify(columns.map((column) => record.columns[column]));
    const holder = first.get(key);
    if (holder === undefined) first.set(key, record);
    return holder === undefined ? [] : [taken(record, columns, field, holder.externalId)];
  });
}

export const taken = (record: ReadyRecord, columns: readonly string[], field: string, holder: string): Refused => ({
  record,
  problem: fatal('taken', record.row.path(field), record.columns[columns.at(-1)!], holder),
});

/** Names of the fields in which two versions differ. */
export function changedFields(
  kind: Kind,
  { before, after }: Comparison,
  childBefore: unknown,
  child: unknown,
  cameBack: boolean,
): string[] {
  const fields = kind.fields.filter(({ column, otherwise }) => {
    if (column === null || (otherwise !== null && after[column] === null)) return false;
    return JSON.stringify(before[column]) !== JSON.stringify(after[column]);
  });
  const names = fields.map((field) => field.name);
  if (kind.children !== null && !sameChild(childBefore, child)) names.push(kind.children.field);
  return cameBack ? ['removed', ...names] : names;
}

// Nothing stored and an empty list sent are the same.
const sameChild = (a: unknown, b: unknown) => canonical(a) === canonical(b);
function canonical(value: unknown): string {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return 'null';
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Half a file must not empty the portal: more than half of more than ten, or all, goes only by force. */
export function guardRemovals(missing: number, present: number, sent: number): Problem | null {
  const suspect = missing > 0 && (sent === 0 || (present > 10 && missing * 2 > present));
  return suspect ? fatal('too_many_removals', '/', missing, present) : null;
}

export const incompleteSet = (): Problem => warning('set_incomplete', '/');
