import { compare, ratio, type Effort, type Side } from './compare.ts';
import { requestFor } from './load.ts';
import { mainPages, requestsOf, type Place } from './pages.ts';
import { times, type Row } from './report.ts';
import { manyInvoices, tokenOf } from './seed.ts';
import { startPortal, type Server } from './server.ts';
import { spread } from './statistics.ts';

/** The same pages on the same portal with a hundredth of the customers: what do the others cost me? */
export async function growthRows(
  portal: Server,
  large: Place,
  small: Place,
  settings: Readonly<Record<string, string>>,
  effort: Effort,
): Promise<Row[]> {
  const rows: Row[] = [];
  const [other, twin] = [
    await startPortal({ ...settings, DATABASE_URL: small.databaseUrl }),
    await startPortal({ ...settings, DATABASE_URL: small.databaseUrl }),
  ];
  try {
    for (const [name, path] of mainPages) {
      const few = requestsOf(path, small.customers);
      const sides: Side[] = [
        { name: 'small', server: other, requests: few },
        { name: 'large', server: portal, requests: requestsOf(path, large.customers) },
        { name: 'control', server: twin, requests: few },
      ];
      const found = await compare(sides, effort);
      const [own, control] = [
        ratio(found, 'large', 'small', 'milliseconds'),
        ratio(found, 'control', 'small', 'milliseconds'),
      ];
      const over = own.median / control.median;
      rows.push({
        what: `${name}: time with ${large.customers} customers against ${small.customers}`,
        goal: '≤ 1.15 ×',
        found: times(over),
        met: over <= 1.15,
        beside: `raw ${own.low.toFixed(2)}–${own.median.toFixed(2)}–${own.high.toFixed(2)}, control ${control.median.toFixed(2)}`,
      });
    }
  } finally {
    await other.stop();
    await twin.stop();
  }
  return rows;
}

const pages = [
  ['first page', ''],
  ['last page', `?pagina=${manyInvoices / 25}`],
  ['page in the middle', `?pagina=${manyInvoices / 50}`],
  ['page at a third', `?pagina=${Math.round(manyInvoices / 75)}`],
] as const;
const ways = [
  ['open ones', '?status=open'],
  ['a year', '?jaar=2020'],
  ['amounts', '?bedrag_van=100&bedrag_tot=200'],
  ['words', '?zoek=werkplek'],
  ['by number', '?sorteer=nummer'],
  ['by due day', '?sorteer=vervaldatum&richting=op'],
  ['by amount', '?sorteer=bedrag'],
] as const;

/**
 * One customer with thousands of invoices, against a customer with few: any page of the list; and any filter or order
 * of it against its own first page.
 */
export async function deepRows(portal: Server, few: number, { rounds, seconds, warmUp }: Effort): Promise<Row[]> {
  const side = (name: string, query: string, customer = 1): Side => ({
    name,
    server: portal,
    requests: [requestFor(`/facturen${query}`, tokenOf(customer))],
  });
  const sides = [
    side('few', '', 2),
    side('few again', '', 2),
    ...[...pages, ...ways].map(([name, query]) => side(name, query)),
  ];
  const found = await compare(sides, { rounds, seconds: seconds / 2, warmUp: warmUp / 4 }, 4);
  const worstOf = (names: readonly (readonly [string, string])[], against: string) =>
    names
      .map(([name]) => [name, ratio(found, name, against, 'milliseconds').median] as const)
      .reduce((a, b) => (b[1] > a[1] ? b : a));
  const [page, way] = [worstOf(pages, 'few'), worstOf(ways, 'first page')];
  const ms = (name: string) => `${name} ${spread(found.get(name)!.milliseconds).median.toFixed(1)} ms`;
  const beside = (worst: string, against: string) => `${ms(worst)}; ${ms(against)}, with 4 at a time`;
  return [
    {
      what: `${manyInvoices} invoices: worst page of the list (first, last, any) against a customer with ${few}`,
      goal: '≤ 1.5 ×',
      found: times(page[1]),
      met: page[1] <= 1.5,
      beside: `${beside(page[0], 'few')}, again ${ratio(found, 'few again', 'few', 'milliseconds').median.toFixed(2)}`,
    },
    {
      what: `${manyInvoices} invoices: worst filter or order against the first page`,
      goal: '≤ 2 ×',
      found: times(way[1]),
      met: way[1] <= 2,
      beside: beside(way[0], 'first page'),
    },
  ];
}
