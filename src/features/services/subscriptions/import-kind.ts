import {
  cents,
  customer,
  day,
  decimal,
  externalId,
  field,
  inOrder,
  integer,
  key,
  kind,
  line,
  list,
  location,
  must,
  object,
  serviceGroup,
  sku,
  word,
} from '../../intake/import-kinds/index.ts';

const mbit = decimal({ least: 0, most: 1_000_000, digits: 3 });

/** What differs per group of services; each record has the fields of its own group. */
const details = object({
  tenant: key(),
  sku,
  extension: line(20),
  numbers: list(line(40), { max: 1000 }),
  numberRange: line(100),
  channels: integer(0, 10_000),
  device: line(),
  circuitId: line(100),
  down: { ...mbit, read: (value, cell) => toNumber(mbit.read(value, cell)) },
  up: { ...mbit, read: (value, cell) => toNumber(mbit.read(value, cell)) },
  ipRange: line(100),
  sla: line(100),
});

const toNumber = (text: string | undefined) => (text === undefined ? undefined : Number(text));

const billingPeriod = word(['month', 'quarter', 'year', 'once'], {
  month: 'maand|maandelijks|per maand|monthly',
  quarter: 'kwartaal|per kwartaal|quarterly',
  year: 'jaar|jaarlijks|per jaar|yearly',
  once: 'eenmalig',
});
const status = word(['ordered', 'installing', 'active', 'change-planned', 'suspended', 'cancelled', 'ended'], {
  ordered: 'besteld',
  installing: 'in aanleg|in uitvoering',
  active: 'actief|lopend',
  'change-planned': 'wijziging gepland',
  suspended: 'geschorst|opgeschort',
  cancelled: 'opgezegd',
  ended: 'beëindigd|gestopt|afgelopen',
});
const renewal = word(['tacit', 'none'], {
  tacit: 'stilzwijgend|verlengt vanzelf|automatisch|ja',
  none: 'geen|stopt vanzelf|nee',
});

export const subscriptions = kind({
  name: 'subscriptions',
  one: 'subscription',
  table: 'subscription',
  doc: 'Services a customer buys.',
  unique: [{ columns: ['customer_id', 'number'], field: 'number' }],
  fields: [
    externalId,
    customer,
    location,
    field('number', key(60), 'Number of the service, as invoice lines name it (BT-128).', {
      ...must,
      aliases: 'nummer|dienstnummer|abonnement|abonnementsnummer|contractregel',
    }),
    field('group', serviceGroup, 'Group it belongs to.', {
      ...must,
      column: 'service_group',
      aliases: 'groep|dienstgroep|soort|service group',
    }),
    field('productCode', line(100), 'Product code.', { aliases: 'productcode|artikelcode|artikelnummer|artikel' }),
    field('product', line(), 'Name of the product.', { ...must, aliases: 'productnaam|dienst|omschrijving' }),
    field('variant', line(), 'Variant of the product.', { aliases: 'uitvoering' }),
    field('quantity', decimal({ least: 0, most: 1_000_000, digits: 4 }), 'How many.', {
      missing: '1',
      aliases: 'aantal',
    }),
    field('unit', line(40), 'Of what, such as "gebruiker".', { aliases: 'eenheid' }),
    field('unitPrice', decimal(), 'Price of one a period, excl. btw.', { aliases: 'stukprijs|prijs|prijs per stuk' }),
    field('monthlyAmount', cents(), 'Amount a month, excl. btw.', {
      column: 'monthly_cents',
      missing: 0,
      aliases: 'maandbedrag|bedrag per maand',
    }),
    field('oneOffAmount', cents(), 'One-off amount, excl. btw.', {
      column: 'one_off_cents',
      missing: 0,
      aliases: 'eenmalig|eenmalig bedrag',
    }),
    field('billingPeriod', billingPeriod, 'How often it is invoiced.', {
      missing: 'month',
      aliases: 'facturatie|facturatieperiode|factuurperiode',
    }),
    field('status', status, 'Where it stands.', { missing: 'active' }),
    field('orderedOn', day, 'Day of the order.', { aliases: 'besteld op|besteldatum' }),
    field('readyOn', day, 'Day it will be or was ready for service.', { aliases: 'opgeleverd op|opleverdatum' }),
    field('startedOn', day, 'Day the contract began.', { aliases: 'startdatum|ingangsdatum|begindatum' }),
    field('endsOn', day, 'Day it ends.', { aliases: 'einddatum|eindigt op' }),
    field('plannedOn', day, 'Day of a planned change.', { aliases: 'wijziging op|wijzigingsdatum' }),
    field('plannedChange', line(500), 'What changes then.', { aliases: 'geplande wijziging' }),
    field('firstTermMonths', integer(0, 240), 'Months of the first term.', {
      aliases: 'looptijd|looptijd maanden|contractduur',
    }),
    field('noticeMonths', integer(0, 60), 'Notice in months.', {
      missing: 1,
      aliases: 'opzegtermijn|opzegtermijn maanden',
    }),
    field('noticeDays', integer(0, 1000), 'Notice in days; counts instead of months.', {
      aliases: 'opzegtermijn dagen|opzegtermijn in dagen',
    }),
    field(
      'renewalTermMonths',
      integer(0, 240),
      'Months it renews for; left out as long as the first term, 0 until any day.',
      { aliases: 'verlengingstermijn|verlenging maanden' },
    ),
    field('renewal', renewal, 'Whether it renews by itself.', { missing: 'tacit', aliases: 'verlenging' }),
    field('costCentre', line(60), 'Cost centre of the customer.', { aliases: 'kostenplaats' }),
    field('reference', line(100), 'Reference of the customer.', { aliases: 'referentie|kenmerk|uw referentie' }),
    field('details', details, 'Fields of its group. In a CSV each has a column `details.…`.', { missing: {} }),
  ],
  together: (values, cell) => inOrder(values, cell, 'startedOn', 'endsOn'),
});
