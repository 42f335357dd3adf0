import type { WideScope, Write } from '../../../access/scopes.ts';
import type { FileStore } from '../../../platform/files/store.ts';
import type { Problem, Row } from '../import-files/index.ts';
import type { Cell, Field } from './field.ts';

/** Tables that imports fill. */
export type Table =
  | 'customer'
  | 'location'
  | 'contact'
  | 'subscription'
  | 'cloud_user'
  | 'licence_pool'
  | 'payment'
  | 'document'
  | 'faq'
  | 'link'
  | 'news'
  | 'event'
  | 'notice';

/** A record after its fields were read: values by field name. */
export type CheckedRecord = Readonly<{ externalId: string; values: Readonly<Record<string, unknown>>; row: Row }>;

/** A record ready to store: references found, values by column. */
export type ReadyRecord = Readonly<{
  externalId: string;
  customerId: number | null;
  columns: Readonly<Record<string, unknown>>;
  /** What is stored in other tables with it: roles, licences, a file. */
  child: unknown;
  hash: string;
  row: Row;
}>;

/** What a run does to the stored records of its kind. */
export type Batch = Readonly<{
  scope: WideScope;
  added: readonly ReadyRecord[];
  changed: readonly ReadyRecord[];
  removed: readonly Readonly<{ externalId: string; customerId: number | null }>[];
  dryRun: boolean;
  files: FileStore;
  today: string;
  /** Keys put in the file store in this run, to be taken out again when it is rolled back. */
  newFiles: string[];
}>;

/** Rows in other tables that belong to a record and are replaced with it. */
export type Children = Readonly<{
  /** Field whose value they are. */
  field: string;
  /** What is stored now, by external id, in the shape that imports send. */
  load: (trx: Write, externalIds: readonly string[]) => Promise<ReadonlyMap<string, unknown>>;
  replace: (trx: Write, records: readonly ReadyRecord[], batch: Batch) => Promise<void>;
  /** Puts back what `load` once answered, when that is done in another way than an import does it. */
  restore?: (trx: Write, records: readonly ReadyRecord[], batch: Batch) => Promise<void>;
  /** Ids of the stored files that records with these external ids have: what is left without an owner after an undo. */
  files?: (trx: Write, externalIds: readonly string[]) => Promise<readonly string[]>;
  /** What stands for no such rows. */
  none: unknown;
}>;

/**
 * Work around the storing of a batch: called before it, and what it answers is called after. Problems it finds are
 * warnings.
 */
export type Around = (trx: Write, batch: Batch) => Promise<() => Promise<readonly Problem[]>>;

/** A kind of record that comes in: the word in addresses and commands, its table, its fields. */
export type Kind = Readonly<{
  name: string;
  one: string;
  table: Table;
  doc: string;
  fields: readonly Field[];
  /** Columns that two records may not share, with the field to name. */
  unique: readonly Readonly<{ columns: readonly string[]; field: string }>[];
  /** Whether a record may go from one customer to another: content may, what a customer has may not. */
  moves: boolean;
  /** Fields for the text under the front matter of a Markdown file. */
  body: readonly [nl: string, en: string] | null;
  /** Page addresses that are not for records: pages of the portal have them. */
  reserved: readonly string[];
  /** Checks across fields; may fill in values that follow from others. */
  together: ((values: Record<string, unknown>, cell: Cell, row: Row) => void) | null;
  /** The part of a record that lives in other tables. */
  childOf: ((values: Readonly<Record<string, unknown>>) => unknown) | null;
  children: Children | null;
  around: Around | null;
}>;

type Parts = Pick<Kind, 'name' | 'one' | 'table' | 'doc' | 'fields'> & Partial<Kind>;

export function kind(parts: Parts): Kind {
  return Object.freeze({
    unique: [],
    moves: false,
    body: null,
    reserved: [],
    together: null,
    childOf: null,
    children: null,
    around: null,
    ...parts,
  });
}
