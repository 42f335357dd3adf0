import { texts } from '../../platform/text/language.ts';

export const invoiceTexts = texts(
  {
    invoice: 'Factuur', credit: 'Creditfactuur',
    lead: 'Al je facturen, met wat er nog openstaat.',
    tabs: 'Facturen naar status', all: 'Alle', open: 'Open', paid: 'Betaald',
    caption: (shown: string) => `Facturen: ${shown}`,
    number: 'Factuurnummer', issued: 'Factuurdatum', about: 'Omschrijving', due: 'Vervaldatum', amount: 'Bedrag incl. btw', status: 'Status', pdf: 'PDF',
    year: 'Jaar', anyYear: 'Alle jaren', search: 'Zoek in facturen', from: 'Bedrag vanaf', to: 'Bedrag tot en met',
    pdfOf: (number: string) => `van ${number}`,
    others: (n: number) => (n === 1 ? 'en 1 andere regel' : `en ${n} andere regels`), services: (when: string) => `Diensten ${when}`.trim(),
    none: 'Er zijn nog geen facturen. Zodra er een klaarstaat, krijg je een e-mail.',
    noneOpen: 'Er staat niets open. Je hoeft niets te betalen.',
    noMatch: 'Geen factuur past bij deze filters. Wis een filter of zoek iets anders.',
    showAll: 'Bekijk alle facturen', allInvoices: (n: number) => `Alle facturen (${n})`,
    statuses: {
      paid: (on: string) => `Betaald op ${on}`, nothing: 'Niets te betalen', credit: 'Wordt verrekend of terugbetaald', refunded: (on: string) => `Verrekend op ${on}`,
      debit: (on: string) => (on ? `Wordt rond ${on} geïncasseerd` : 'Wordt geïncasseerd'), debitLate: (on: string) => `Incasso van ${on} is nog niet verwerkt`,
      part: (open: string, on: string) => `Deels betaald: nog ${open}${on && `, uiterlijk ${on}`}`, overdue: (on: string) => `Te laat: verliep op ${on}`,
      open: (on: string) => (on ? `Open, te betalen uiterlijk ${on}` : 'Open'),
    },
  },
  {
    invoice: 'Invoice', credit: 'Credit note',
    lead: 'All your invoices, and what is still open.',
    tabs: 'Invoices by status', all: 'All', open: 'Open', paid: 'Paid',
    caption: (shown) => `Invoices: ${shown}`,
    number: 'Invoice number', issued: 'Invoice date', about: 'Description', due: 'Due date', amount: 'Amount incl. VAT', status: 'Status', pdf: 'PDF',
    year: 'Year', anyYear: 'All years', search: 'Search invoices', from: 'Amount from', to: 'Amount up to',
    pdfOf: (number) => `of ${number}`,
    others: (n) => (n === 1 ? 'and 1 other line' : `and ${n} other lines`), services: (when) => `Services ${when}`.trim(),
    none: 'There are no invoices yet. You get an e-mail as soon as one is ready.',
    noneOpen: 'Nothing is open. You need not pay anything.',
    noMatch: 'No invoice matches these filters. Clear one, or search for something else.',
    showAll: 'See all invoices', allInvoices: (n) => `All invoices (${n})`,
    statuses: {
      paid: (on) => `Paid on ${on}`, nothing: 'Nothing to pay', credit: 'Will be settled or paid back', refunded: (on) => `Settled on ${on}`,
      debit: (on) => (on ? `Will be collected around ${on}` : 'Will be collected'), debitLate: (on) => `The direct debit of ${on} has not been processed yet`,
      part: (open, on) => `Partly paid: ${open} left${on && `, by ${on}`}`, overdue: (on) => `Late: was due on ${on}`,
      open: (on) => (on ? `Open, to be paid by ${on}` : 'Open'),
    },
  },
);
