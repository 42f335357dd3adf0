import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultBrand, type Brand } from '../../../ui/brand/brand.ts';
import { billsOf, paymentsOf } from './bills.ts';
import { totalsOf } from './billing.ts';
import { cloudUsersOf } from './cloud-users.ts';
import { csvText, type Row, type Style } from './csv.ts';
import { type Clock, clockAt } from './dates.ts';
import { vatPercent } from './invoices.ts';
import {
  cloudUserRows,
  contactRows,
  customerRow,
  licenceRows,
  locationRows,
  paymentRows,
  subscriptionRows,
} from './rows.ts';
import { type Rename, renameTo } from './rename.ts';
import { staff } from './staff.ts';
import { type DemoSummary, summaryOf } from './summary.ts';
import { vanRossum } from './van-rossum.ts';
import { windvaan } from './windvaan.ts';
import { type Customer, customerOf } from './world.ts';
import { writeContent } from './write-content.ts';
import { writeInvoices } from './write-invoices.ts';
import { zilverlinde } from './zilverlinde.ts';

export type DemoOptions = Readonly<{
  /** YYYY-MM-DD: every date in the demo lies around it. */
  today: string;
  /** The same seed gives the same demo, to the byte. */
  seed?: number;
  /** Only these customers, by number; all three when left out. */
  customers?: readonly string[];
  /** Who runs the portal and sells all this; Contict when left out. */
  brand?: Brand;
}>;

const defaultSeed = 20_260_301;
const plans = [windvaan, vanRossum, zilverlinde];

/** The sample customers as they are on that day. */
export function demoCustomers(clock: Clock, seed: number, only?: readonly string[]): readonly Customer[] {
  const all = plans.map((plan) => customerOf(plan(clock), clock, seed));
  return Object.freeze(only === undefined ? all : all.filter((one) => only.includes(one.number)));
}

/**
 * Writes a whole believable demo as import files into `folder`, which is made when absent: staff.json, CSV files,
 * content as Markdown and 24 months of invoices as UBL with a PDF inside. What an earlier demo left in it is replaced.
 */
export async function writeDemo(folder: string, options: DemoOptions): Promise<DemoSummary> {
  const seed = options.seed ?? defaultSeed;
  const clock = clockAt(options.today);
  const brand = options.brand ?? defaultBrand;
  const rename = renameTo(brand);
  const customers = demoCustomers(clock, seed, options.customers);
  const bills = billsOf(customers, clock, seed);
  const invoices = join(folder, 'invoices');
  await rm(invoices, { recursive: true, force: true });
  await mkdir(invoices, { recursive: true });
  await writeFile(join(folder, 'staff.json'), `${JSON.stringify(rename(staff), null, 2)}\n`);
  const gross = (bill: (typeof bills)[number]): number => totalsOf(bill.lines, vatPercent).gross;
  const payments = paymentsOf(bills, gross, clock, seed);
  await writeTables(folder, tablesOf(customers, clock, seed), paymentRows(payments), rename);
  const [content] = await Promise.all([
    writeContent(folder, customers, clock, brand),
    writeInvoices(invoices, bills, clock, brand),
  ]);
  return summaryOf(customers, clock, rename(staff), { invoices: bills.length, payments: payments.length, content });
}

type Table = Readonly<{ name: string; style: Style; rows: readonly Row[] }>;

function tablesOf(customers: readonly Customer[], clock: Clock, seed: number): readonly Table[] {
  const each = (rows: (customer: Customer) => readonly Row[]): readonly Row[] => customers.flatMap(rows);
  return [
    { name: 'customers', style: 'dutch', rows: customers.map(customerRow) },
    { name: 'locations', style: 'dutch', rows: each(locationRows) },
    { name: 'contacts', style: 'dutch', rows: each(contactRows) },
    { name: 'subscriptions', style: 'dutch', rows: each((one) => subscriptionRows(one, clock)) },
    { name: 'cloud-users', style: 'plain', rows: each((one) => cloudUserRows(one, cloudUsersOf(one, clock, seed))) },
    { name: 'licences', style: 'plain', rows: each((one) => licenceRows(one, clock)) },
  ];
}

async function writeTables(
  folder: string,
  tables: readonly Table[],
  payments: readonly Row[],
  rename: Rename,
): Promise<void> {
  const all: readonly Table[] = [...tables, { name: 'payments', style: 'dutch', rows: payments }];
  await Promise.all(
    all.map(({ name, style, rows }) => writeFile(join(folder, `${name}.csv`), rename(csvText(rows, style)))),
  );
}
