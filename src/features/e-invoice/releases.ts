/** The releases whose rules are named here. docs/e-invoice-rules.md says which of their rules are left out, and why. */
export const releases = Object.freeze({
  en16931: 'EN 16931 1.3.16',
  peppol: 'Peppol BIS Billing 2026.5',
  nlcius: 'SI-UBL 2.0.3.12',
  ubl: 'UBL 2.1',
});
