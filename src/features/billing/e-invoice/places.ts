import type { InvoiceDraft } from './invoice.ts';
import type { Element } from './xml-tree.ts';

/** A draft with the elements it came from, so that a rule can say where something is wrong. */
export type Draft = Readonly<{
  invoice: InvoiceDraft;
  root: Element;
  /** The element with the document totals. */
  totals: Element | null;
  /** The element that holds the tax total in the invoice currency. */
  taxTotal: Element | null;
  lines: readonly Element[];
  vat: readonly Element[];
  allowances: readonly Element[];
}>;
