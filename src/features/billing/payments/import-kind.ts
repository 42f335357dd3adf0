import { cents, customer, day, externalId, field, key, kind, line, must } from '../../intake/import-kinds/index.ts';
import { aroundPayments } from './actions.ts';

export const payments = kind({
  name: 'payments',
  one: 'payment',
  table: 'payment',
  doc: 'Payments on invoices. The invoice may come later.',
  fields: [
    externalId,
    customer,
    field('invoice', key(200), 'Number of the invoice.', {
      ...must,
      column: 'invoice_number',
      aliases: 'factuur|factuurnummer|invoice number',
    }),
    field(
      'supplier',
      line(200),
      'Supplier of the invoice: name, KVK number or btw-id. Needed when two use one invoice number for a customer.',
      { aliases: 'leverancier|crediteur|leveranciersnaam' },
    ),
    field('amount', cents(), 'Amount in euros; negative when a payment went back.', {
      ...must,
      column: 'amount_cents',
      aliases: 'bedrag',
    }),
    field('paidOn', day, 'Day it was booked.', { ...must, aliases: 'betaald op|betaaldatum|boekdatum|datum' }),
    field('method', line(60), 'How it was paid.', { aliases: 'betaalwijze|methode' }),
  ],
  around: aroundPayments,
});
