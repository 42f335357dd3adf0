import type { MachineScope, SystemScope } from '../../../access/scopes.ts';
import type { Problem } from '../e-invoice/index.ts';

/** One invoice on its way in. */
export type StoreInput = Readonly<{
  bytes: Uint8Array;
  /**
   * 'xml' is UBL or CII; 'json' is the shape of docs/import.md; 'pdf' holds the XML (Factur-X, ZUGFeRD) and is the
   * readable invoice as well.
   */
  format: 'xml' | 'json' | 'pdf';
  fileName?: string | null;
  /** The portal's customer number; without one the buyer in the document is looked up. */
  customerNumber?: string | null;
  /** The readable invoice, when it comes beside the document. */
  pdf?: Uint8Array | null;
  /** Where it came from, as people know it: 'api', 'exact'. */
  source: string;
  run?: number | null;
}>;

/** The same with its document taken out of the PDF. */
export type DocumentInput = StoreInput & Readonly<{ format: 'xml' | 'json' }>;

/** What became of an invoice. 'conflict' is another invoice with the number of one that is stored already. */
export type Outcome =
  | Readonly<{ result: 'created' | 'unchanged'; id: number; number: string; problems: readonly Problem[] }>
  | Readonly<{ result: 'conflict'; id: number; number: string; problems: readonly Problem[] }>
  | Readonly<{ result: 'refused'; number: string | null; problems: readonly Problem[] }>;

/** Who may bring invoices in: a machine with a key, or the portal itself (commands, jobs). */
export type ImportScope = MachineScope | SystemScope;
