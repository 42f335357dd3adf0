/** Name of the job that tells contacts of new invoices. */
export const announceInvoices = 'announce-invoices';

const daysWorthTelling = 14;
const minutesToGather = 2;
const dayMs = 86_400_000;

/** Nobody wants mail about the invoices of two years: only recent ones are told of. Days as 'YYYY-MM-DD'. */
export function isWorthTelling(issuedOn: string, today: string): boolean {
  return Date.parse(issuedOn) >= Date.parse(today) - daysWorthTelling * dayMs;
}

/** A little later, so that a run of invoices makes one mail. */
export const tellAt = (now: Date): Date => new Date(now.getTime() + minutesToGather * 60_000);
