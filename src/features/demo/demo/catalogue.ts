type Group = 'cloud' | 'voice' | 'connectivity' | 'workplace' | 'service';

/** What Contict sells in the demo. Prices in cents excl. btw, per unit and per billing period. */
export type Product = Readonly<{
  code: string;
  group: Group;
  name: string;
  unit: string;
  cents: number;
  period: 'month' | 'year';
  /** Installation or delivery, charged once per unit when it starts. */
  onceCents: number;
  /** Follows the yearly price rise. */
  indexed: boolean;
  /** The part number by which Microsoft knows a licence. */
  sku: string | null;
}>;

type More = Partial<Pick<Product, 'period' | 'onceCents' | 'indexed' | 'sku' | 'unit'>>;

function product(code: string, group: Group, name: string, cents: number, more: More = {}): Product {
  return Object.freeze({
    code,
    group,
    name,
    unit: 'stuk',
    cents,
    period: 'month',
    onceCents: 0,
    indexed: true,
    sku: null,
    ...more,
  });
}

const perUser = { unit: 'gebruiker', indexed: false } as const;

const products = [
  product('M365-BASIC', 'cloud', 'Microsoft 365 Business Basic', 520, { ...perUser, sku: 'O365_BUSINESS_ESSENTIALS' }),
  product('M365-STANDARD', 'cloud', 'Microsoft 365 Business Standard', 1083, {
    ...perUser,
    sku: 'O365_BUSINESS_PREMIUM',
  }),
  product('M365-PREMIUM', 'cloud', 'Microsoft 365 Business Premium', 1906, { ...perUser, sku: 'SPB' }),
  product('EXO-1', 'cloud', 'Exchange Online (Plan 1)', 370, { ...perUser, unit: 'postvak', sku: 'EXCHANGESTANDARD' }),
  product('TEAMS-PHONE', 'cloud', 'Microsoft Teams Phone', 810, { ...perUser, sku: 'MCOEV' }),
  product('BACKUP-365', 'cloud', 'Back-up voor Microsoft 365', 275, { unit: 'gebruiker' }),
  product('VPS-M', 'cloud', 'Virtuele server', 6500, { unit: 'server', onceCents: 15000 }),
  product('DOMEIN-NL', 'cloud', 'Domeinnaam .nl', 1500, { unit: 'domein', period: 'year', indexed: false }),
  product('WERKPLEK', 'workplace', 'Beheerde werkplek', 2900, { unit: 'werkplek', onceCents: 4500 }),
  product('EDR', 'workplace', 'Beveiliging van werkplekken (EDR)', 450, { unit: 'werkplek' }),
  product('HOSTED-BASIS', 'voice', 'Hosted telefonie Basis', 750, { unit: 'toestel', onceCents: 1500 }),
  product('HOSTED-PLUS', 'voice', 'Hosted telefonie Plus', 1150, { unit: 'toestel', onceCents: 1500 }),
  product('HOSTED-PRO', 'voice', 'Hosted telefonie Pro', 1750, { unit: 'toestel', onceCents: 1500 }),
  product('SIP-TRUNK', 'voice', 'SIP-trunk', 900, { unit: 'trunk', onceCents: 12500 }),
  product('SIP-KANAAL', 'voice', 'Spraakkanaal op SIP-trunk', 350, { unit: 'kanaal' }),
  product('NUMMER-10', 'voice', 'Nummerblok van 10', 400, { unit: 'blok', onceCents: 2500 }),
  product('NUMMER-100', 'voice', 'Nummerblok van 100', 2500, { unit: 'blok', onceCents: 7500 }),
  product('VAST-MOBIEL', 'voice', 'Vast-mobiel toestel', 1450, { unit: 'toestel', onceCents: 1000 }),
  product('GLAS-100', 'connectivity', 'Glasvezel 100 Mbit/s', 11500, { unit: 'lijn', onceCents: 35000 }),
  product('GLAS-200', 'connectivity', 'Glasvezel 200 Mbit/s', 17500, { unit: 'lijn', onceCents: 35000 }),
  product('GLAS-1000', 'connectivity', 'Glasvezel 1 Gbit/s', 39500, { unit: 'lijn', onceCents: 75000 }),
  product('VDSL', 'connectivity', 'VDSL zakelijk', 4900, { unit: 'lijn', onceCents: 9500 }),
  product('BACKUP-5G', 'connectivity', 'Reservelijn 4G/5G', 2500, { unit: 'lijn', onceCents: 7500 }),
  product('IP-VPN', 'connectivity', 'IP-VPN tussen vestigingen', 4500, { unit: 'vestiging', onceCents: 12500 }),
  product('FIREWALL', 'service', 'Beheerde firewall', 6900, { unit: 'apparaat', onceCents: 19500 }),
  product('WIFI-AP', 'service', 'Beheerd wifi-toegangspunt', 1450, { unit: 'apparaat', onceCents: 6500 }),
  product('SLA-ZAKELIJK', 'service', 'Servicecontract Zakelijk', 9500, { unit: 'contract' }),
  product('SLA-24X7', 'service', 'Servicecontract 24×7', 24500, { unit: 'contract' }),
] as const;

const byCode = new Map(products.map((one) => [one.code, one]));

export function productOf(code: string): Product {
  const found = byCode.get(code);
  if (found === undefined) throw new Error(`The demo catalogue has no product ${code}.`);
  return found;
}

/** Prices rise on 1 January by the consumer price index; the catalogue holds those of today's year. */
const yearlyRise = 0.031;

/** Cents per unit in the year of `date`. */
export function priceOn(product: Product, date: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(date.slice(0, 4));
  return product.indexed ? Math.round(product.cents / (1 + yearlyRise) ** years) : product.cents;
}

/** Calls are charged afterwards, per minute; prices in millionths of a euro. */
export const callKinds = Object.freeze([
  { code: 'BEL-VAST', name: 'Bellen naar vaste nummers', micros: 19_000, share: 0.52 },
  { code: 'BEL-MOBIEL', name: 'Bellen naar mobiele nummers', micros: 45_000, share: 0.43 },
  { code: 'BEL-EU', name: 'Bellen naar het buitenland (EU)', micros: 79_000, share: 0.05 },
] as const);
