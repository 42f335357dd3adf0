import {
  cents,
  customer,
  day,
  externalId,
  field,
  integer,
  key,
  kind,
  line,
  must,
  sku,
} from '../../intake/import-kinds/index.ts';

export const licences = kind({
  name: 'licences',
  one: 'licence',
  table: 'licence_pool',
  doc: 'How many licences of a product a customer bought.',
  fields: [
    externalId,
    customer,
    field('tenant', key(), 'Tenant, such as bakkerij.onmicrosoft.com.', must),
    field('sku', sku, 'Product code (SKU).', { ...must, aliases: 'productcode' }),
    field('product', line(), 'Name of the product.', { ...must, aliases: 'productnaam|licentie' }),
    field('bought', integer(0, 10_000_000), 'How many were bought.', { ...must, aliases: 'aantal|gekocht|quantity' }),
    field('unitPrice', cents({ least: 0 }), 'Price of one a month, excl. btw.', {
      column: 'unit_cents',
      aliases: 'stukprijs|prijs',
    }),
    field('renewsOn', day, 'Day they renew.', { aliases: 'verlengt op|verlengdatum' }),
  ],
});
