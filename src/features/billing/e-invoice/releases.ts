import type { InvoiceDraft } from './invoice.ts';

/** The releases whose rules are named here. docs/e-invoice-rules.md says which of their rules are left out, and why. */
export const releases = Object.freeze({
  en16931: 'EN 16931 1.3.16',
  peppol: 'Peppol BIS Billing 2026.5',
  nlcius: 'SI-UBL 2.0.3.12',
  ubl: 'UBL 2.1',
});

/**
 * SI-UBL 1.0 to 1.2, from before EN 16931: it rounds and counts in its own way, and has lists of its own for schemes,
 * VAT categories and reasons.
 */
export const isSiUbl1 = ({ customization }: Pick<InvoiceDraft, 'customization'>): boolean =>
  /simplerinvoicing\.org:si:si-ubl:(?:invoice:)?ver1|si-ubl:ver1/i.test(customization ?? '');
