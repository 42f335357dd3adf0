import { compare, ratio, type Effort, type Side } from './compare.ts';
import { requestFor } from './load.ts';
import { mainPages, requestsOf, type Place } from './pages.ts';
import { times, type Row } from './report.ts';
import { manyInvoices, tokenOf } from './seed.ts';
import { startPortal, type Server } from './server.ts';
import { spread } from './statistics.ts';

/** The same pages on the same portal with a hundredth of the customers: what do the others cost me? */
export async function growthRows(portal: Server, large: Place, small: Place, settings: Readonly<Record<string, string>>, effort: Effort): Promise<Row[]> {
  const rows: Row[] = [];
  const [other, twin] = [await startPortal({ ...settings, DATABASE_URL: small.databaseUrl }), await startPortal({ ...settings, DATABASE_URL: small.databaseUrl })];
  try {
    for (const [name, path] of mainPages) {
      const few = requestsOf(path, small.customers);
      const sides: Side[] = [{ name: 'small', server: other, requests: few }, { name: 'large', server: portal, requests: requestsOf(path, large.customers) }, { name: 'control', server: twin, requests: few }];
      const found = await compare(sides, effort);
      const [own, control] = [ratio(found, 'large', 'small', 'milliseconds'), ratio(found, 'control', 'small', 'milliseconds')];
      const over = own.median / control.median;
      rows.push({ what: `${name}: time with ${large.customers} customers against ${small.customers}`, goal: '≤ 1.15 ×', found: times(over), met: over <= 1.15, beside: `raw ${own.low.toFixed(2)}–${own.median.toFixed(2)}–${own.high.toFixed(2)}, control ${control.median.toFixed(2)}` });
    }
  } finally {
    await other.stop();
    await twin.stop();
  }
  return rows;
}

const ways = [
  ['last page', `?pagina=${manyInvoices / 25}`], ['page in the middle', `?pagina=${manyInvoices / 50}`], ['open ones', '?status=open'], ['a year', '?jaar=2020'], ['amounts', '?bedrag_van=100&bedrag_tot=200'],
  ['words', '?zoek=werkplek'], ['by number', '?sorteer=nummer'], ['by due day', '?sorteer=vervaldatum&richting=op'], ['by amount', '?sorteer=bedrag'],
] as const;

/** One customer with thousands of invoices: does any page, filter or order of the list cost more than its first page? */
export async function deepRows(portal: Server, { rounds, seconds, warmUp }: Effort): Promise<Row[]> {
  const side = (name: string, query: string): Side => ({ name, server: portal, requests: [requestFor(`/facturen${query}`, tokenOf(1))] });
  const found = await compare([side('first', ''), side('again', ''), ...ways.map(([name, query]) => side(name, query))], { rounds, seconds: seconds / 2, warmUp: warmUp / 4 }, 4);
  const figures = ways.map(([name]) => [name, ratio(found, name, 'first', 'milliseconds').median] as const);
  const worst = figures.reduce((a, b) => (b[1] > a[1] ? b : a));
  const first = spread(found.get('first')!.milliseconds).median;
  return [{ what: `one customer, ${manyInvoices} invoices: worst page, filter or order against the first page`, goal: '≤ 2 ×', found: times(worst[1]), met: worst[1] <= 2, beside: `${worst[0]}; first page ${first.toFixed(1)} ms with 4 at a time, again ${ratio(found, 'again', 'first', 'milliseconds').median.toFixed(2)}` }];
}
