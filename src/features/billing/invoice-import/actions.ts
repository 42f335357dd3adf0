import { buffer } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { inOneFlight } from '../../../access/scopes.ts';
import type { Portal } from '../../../portal.ts';
import { type Problem, fatal, saysTheSame } from '../e-invoice/index.ts';
import { chooseCustomer, unknownNumber, type Customer } from './choose-customer.ts';
import { isSameSupplier, keyOf } from './identity.ts';
import { insertInvoices, type Placed } from './insert-actions.ts';
import type { ImportScope, Outcome, StoreInput } from './outcome.ts';
import { prepare, refused, type Preparation, type Prepared } from './prepare.ts';
import { customersByIds, storedByIdentity, type Stored } from './queries.ts';
import { buyerIds } from './buyer-ids.ts';

type Parts = Pick<Portal, 'files' | 'now' | 'log'>;

/** Stores one invoice, or says why not. Safe to repeat, and safe beside others that do the same. */
export async function storeInvoice(scope: ImportScope, portal: Parts, input: StoreInput): Promise<Outcome> {
  const [outcome] = await storeInvoices(scope, portal, [input]);
  return outcome!;
}

/**
 * Stores invoices in one transaction; answers what became of each, in order. Whatever throws has stored nothing. A dry
 * run answers the same (with id 0 for what would be new) and stores nothing at all.
 */
export async function storeInvoices(
  scope: ImportScope,
  portal: Parts,
  inputs: readonly StoreInput[],
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<readonly Outcome[]> {
  const prepared = await prepareAll(inputs);
  const outcomes: (Outcome | null)[] = prepared.map((one) => ('refused' in one ? one.refused : null));
  const readies = prepared.flatMap((one, at) => ('ready' in one ? [{ at, ...one.ready }] : []));
  let pending: (Prepared & { at: number; customer: Customer })[] = [];
  const choices = await customersFor(scope, readies);
  readies.forEach((one, index) => {
    const choice = choices[index]!;
    if ('customer' in choice) pending.push({ ...one, customer: choice.customer });
    else outcomes[one.at] = refused(one.invoice.number, [choice.problem, ...one.problems]).refused;
  });
  // Each round settles at least one: what another request stored meanwhile is found in the next.
  for (let round = 0; pending.length > 0; round += 1) {
    if (round > inputs.length + 5) throw new Error('Invoices with the same number keep arriving.');
    const known = await knownBy(scope, pending);
    const fresh = new Map<string, (typeof pending)[number]>();
    for (const one of pending) {
      const stored = known.get(keyOf(one.columns));
      if (stored) outcomes[one.at] = await compare(portal, stored, one);
      // Taken back at this very moment: the next round finds it gone.
      if (stored && outcomes[one.at] === null) continue;
      else if (twinIn(fresh, one) === undefined) fresh.set(keyOf(one.columns), one);
    }
    const placed = dryRun
      ? new Map([...fresh.keys()].map((key) => [key, 0]))
      : await insertInvoices(scope, portal, [...fresh.values()]);
    for (const [key, id] of placed) {
      const one = fresh.get(key)!;
      outcomes[one.at] = { result: 'created', id, number: one.invoice.number, problems: one.problems };
    }
    pending = pending.filter((one) => outcomes[one.at] === null);
    if (dryRun) for (const one of pending) outcomes[one.at] = rehearsedDouble(one, twinIn(fresh, one) ?? one);
    if (dryRun) break;
  }
  return outcomes as readonly Outcome[];
}

/**
 * An invoice of the same round with the same number of the same supplier: it goes first, the other is compared with it
 * once it is stored.
 */
function twinIn<One extends Prepared>(fresh: ReadonlyMap<string, One>, one: Prepared): One | undefined {
  const { columns } = one;
  const { supplier_vat: vat } = columns;
  return (
    fresh.get(keyOf(columns)) ??
    (vat === null
      ? undefined
      : (fresh.get(keyOf({ ...columns, supplier_key: `vat:${vat}` })) ??
        (columns.supplier_key === `vat:${vat}`
          ? [...fresh.values()].find(
              (other) => other.columns.number === columns.number && isSameSupplier(columns, other.columns),
            )
          : undefined)))
  );
}

/** One after the other, with a turn for everybody else in between: disk and database go on with the batch before. */
async function prepareAll(inputs: readonly StoreInput[]): Promise<readonly Preparation[]> {
  const prepared: Preparation[] = [];
  for (const input of inputs) {
    if (prepared.length > 0) await turn();
    prepared.push(await prepare(input));
  }
  return prepared;
}

async function customersFor(scope: ImportScope, readies: readonly Prepared[]) {
  const ids = readies.map(({ invoice }) => buyerIds(invoice));
  const all = (kind: keyof (typeof ids)[number]) => [...new Set(ids.flatMap((one) => one[kind]))];
  const named = readies.flatMap(({ customerNumber }) => (customerNumber === null ? [] : [customerNumber]));
  if (readies.length === 0) return [];
  const [candidates] = await inOneFlight(
    scope,
    customersByIds(all('kvk'), all('vat'), all('oin'), all('peppol'), [...new Set([...all('number'), ...named])]),
  );
  return readies.map(({ customerNumber }, at): { customer: Customer } | { problem: Problem } => {
    if (customerNumber === null) return chooseCustomer(ids[at]!, candidates);
    const customer = candidates.find(({ number }) => number === customerNumber);
    return customer ? { customer } : { problem: unknownNumber(customerNumber) };
  });
}

async function knownBy(scope: ImportScope, pending: readonly Prepared[]): Promise<ReadonlyMap<string, Stored>> {
  const [rows] = await inOneFlight(
    scope,
    storedByIdentity(
      pending.map(({ columns: { supplier_key, supplier_vat, number } }) => ({ supplier_key, supplier_vat, number })),
    ),
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** A second invoice with one number in one rehearsal: nothing is stored yet to compare it with. */
function rehearsedDouble(one: Prepared, first: Prepared): Outcome {
  const result = one.contentHash === first.contentHash ? 'unchanged' : 'conflict';
  return {
    result,
    id: 0,
    number: one.invoice.number,
    problems:
      result === 'unchanged' ? one.problems : [conflict(one.invoice.number, ['other content', 'een andere inhoud'])],
  };
}

/** The same again, or another (null: neither, it is gone again) invoice under the same number? */
async function compare(portal: Parts, stored: Stored, one: Placed): Promise<Outcome | null> {
  const { number } = one.invoice;
  // Moved here by hand: its sender still names the customer it was first stored for.
  const other = ![stored.customer_id, stored.moved_from].includes(one.customer.id)
    ? ['another customer', 'een andere klant']
    : one.pdfHash !== null && one.pdfHash !== stored.pdf_hash
      ? ['another PDF', 'een andere PDF']
      : await isAlike(portal, stored, one).then((alike) =>
          alike ? null : alike === null ? undefined : ['other content', 'een andere inhoud'],
        );
  if (other === undefined) return null;
  if (other === null) return { result: 'unchanged', id: stored.id, number, problems: one.problems };
  return { result: 'conflict', id: stored.id, number, problems: [conflict(number, other)] };
}

const conflict = (number: string, [en, nl]: readonly string[]): Problem =>
  fatal('invoice_conflict', '/number', [
    `This supplier's invoice ${number} is stored already, with ${en}. A stored invoice never changes: send a credit note and a new number.`,
    `Factuur ${number} van deze leverancier is er al, met ${nl}. Een opgeslagen factuur verandert nooit: stuur een creditfactuur en een nieuw nummer.`,
  ]);

async function isAlike(portal: Parts, stored: Stored, { contentHash, input }: Prepared): Promise<boolean | null> {
  if (stored.content_hash === contentHash) return true;
  if (stored.source_key === null || stored.source_type !== `application/${input.format}`) return false;
  try {
    return saysTheSame(await buffer(await portal.files.get(stored.source_key)), input.bytes, input.format);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return null;
    throw error;
  }
}
