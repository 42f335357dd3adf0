import { type Problem, fatal, quote } from '../e-invoice/index.ts';
import { normal } from './identity.ts';
import type { BuyerIds, IdKind } from './identity.ts';

export type Customer = Readonly<{
  id: number;
  number: string;
  name: string;
  kvk: string | null;
  vat: string | null;
  oin: string | null;
  peppol: string | null;
}>;
export type Choice = Readonly<{ customer: Customer } | { problem: Problem }>;

const strong = ['kvk', 'oin', 'vat', 'peppol'] as const satisfies readonly IdKind[];
const labels: Readonly<Record<IdKind, string>> = {
  kvk: 'KVK',
  vat: 'btw-id',
  oin: 'OIN',
  peppol: 'Peppol id',
  number: 'number',
};

/**
 * Whose invoice it is, among the customers that share an id with it. Registrations decide; where they fit several
 * customers, or none, a customer number in the document does, unless a registration in the document contradicts it.
 */
export function chooseCustomer(ids: BuyerIds, candidates: readonly Customer[]): Choice {
  const registered = candidates.filter((one) => strong.some((kind) => agrees(ids, one, kind)));
  const numbered = candidates.filter(
    (one) => ids.number.includes(one.number) && !strong.some((kind) => contradicts(ids, one, kind)),
  );
  const named = registered.length === 0 ? numbered : registered.length === 1 ? registered : narrowed(ids, registered);
  const [customer] = named;
  if (customer !== undefined && named.length === 1) return { customer };
  return {
    problem:
      named.length === 0 && registered.length === 0
        ? unknown(ids)
        : ambiguous(registered.length > 0 ? registered : named),
  };
}

/** Of several: the one whose number the document names, else the one that fits most registrations. */
function narrowed(ids: BuyerIds, registered: readonly Customer[]): readonly Customer[] {
  const numbered = registered.filter((one) => ids.number.includes(one.number));
  if (numbered.length === 1) return numbered;
  const whole = registered.filter((one) => !strong.some((kind) => contradicts(ids, one, kind)));
  if (whole.length < 2) return whole;
  const fit = (one: Customer) => strong.filter((kind) => agrees(ids, one, kind)).length;
  const best = Math.max(...whole.map(fit));
  return whole.filter((one) => fit(one) === best);
}

const agrees = (ids: BuyerIds, one: Customer, kind: (typeof strong)[number]) =>
  one[kind] !== null && ids[kind].includes(normal(kind, one[kind]));
// An electronic address is where mail goes, not who one is: a wholesaler may receive for all its branches.
const contradicts = (ids: BuyerIds, one: Customer, kind: (typeof strong)[number]) =>
  kind !== 'peppol' && one[kind] !== null && ids[kind].length > 0 && !agrees(ids, one, kind);

function unknown(ids: BuyerIds): Problem {
  const looked = (Object.keys(labels) as IdKind[])
    .flatMap((kind) => ids[kind].map((id) => `${labels[kind]} ${quote(id)}`))
    .slice(0, 8)
    .join(', ');
  return fatal(
    'unknown_customer',
    '/customer',
    looked === ''
      ? [
          'The document names no KVK number, btw-id, OIN, Peppol id or customer number of its receiver. Add one, or name the customer with ?customer=NUMBER.',
          'Het document noemt geen KVK-nummer, btw-id, OIN, Peppol-id of klantnummer van de ontvanger. Voeg er een toe, of noem de klant met ?customer=NUMMER.',
        ]
      : [
          `No customer has ${looked}. Add the customer first, or name one with ?customer=NUMBER.`,
          `Geen klant heeft ${looked}. Voeg de klant eerst toe, of noem er een met ?customer=NUMMER.`,
        ],
  );
}

function ambiguous(candidates: readonly Customer[]): Problem {
  const names = candidates
    .slice(0, 5)
    .map(({ number }) => quote(number))
    .join(', ');
  return fatal('ambiguous_customer', '/customer', [
    `The receiver fits more than one customer: ${names}. Name one with ?customer=NUMBER.`,
    `De ontvanger past bij meer dan één klant: ${names}. Noem er een met ?customer=NUMMER.`,
  ]);
}

export const unknownNumber = (number: string): Problem =>
  fatal('unknown_customer', '/customer', [
    `There is no customer with number ${quote(number)}. Check the number, or add the customer first.`,
    `Er is geen klant met nummer ${quote(number)}. Controleer het nummer, of voeg de klant eerst toe.`,
  ]);
