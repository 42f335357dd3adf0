/**
 * Rules of EN 16931 and Peppol BIS Billing that compare amounts: totals (BR-CO-10 to 17), the VAT of each rate
 * (BR-S-08, BR-S-09 and their like for the other categories) and of each line (R120, R121); and what is asked of JSON
 * whose lines state no VAT.
 */
const aboutSums =
  /^(BR-CO-1[0-7]|BR-(S|Z|E|AE|IC|G|O|AF|AG|IG|IP)-(08|09)|PEPPOL-EN16931-R(040|12[01])|vat-taxable-sum)$/;

/** Whether a finding says that the amounts of an invoice do not add up. */
export const isAboutSums = (code: string): boolean => aboutSums.test(code);
