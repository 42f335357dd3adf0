import { decimals } from '../e-invoice/index.ts';
import type { Service } from './bill.ts';
import type { Part } from './comparison.ts';
import type { Figures } from './rules-split.ts';

/** Where a row leads to: the services it is about. */
export type About = Readonly<{ number: string; service: Service | null }>;
/** Parts that differ in nothing but the service they are about, as one row. */
export type Row = Readonly<{ part: Part; about: readonly About[] }>;

/**
 * What a person reads as one thing: "Beheerde firewall, prijs 66,93 → 69,00" for six firewalls is one row. The largest
 * come first.
 */
export function gather(parts: readonly Part[]): readonly Row[] {
  const alike = Map.groupBy(parts, (part) => JSON.stringify([part.name, part.cause, prices(part)]));
  return [...alike.values()].map(rowOf).toSorted((a, b) => Math.abs(b.part.cents) - Math.abs(a.part.cents));
}

/** A price counts in what people read of prices and quantities; calls are told in minutes. */
const prices = ({ category, before, after }: Part) =>
  category === 'usage' ? [before === null] : [before?.price, after?.price, before?.unit];

function rowOf(parts: readonly Part[]): Row {
  const [first] = parts;
  const about = parts
    .flatMap(({ subscriptionNumber, service }) =>
      subscriptionNumber === null ? [] : [{ number: subscriptionNumber, service }],
    )
    .toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const cents = parts.reduce((sum, part) => sum + part.cents, 0);
  return {
    part: {
      ...first!,
      cents,
      before: together(parts.map(({ before }) => before)),
      after: together(parts.map(({ after }) => after)),
    },
    about,
  };
}

function together(all: readonly (Figures | null)[]): Figures | null {
  const known = all.filter((one) => one !== null);
  const [first] = known;
  if (first === undefined || known.length < all.length || known.some(({ unit }) => unit !== first.unit)) return null;
  return {
    ...first,
    quantity: decimals.format(decimals.sum(known.map(({ quantity }) => decimals.decimalOrZero(quantity)))),
    price: known.every(({ price }) => price === first.price) ? first.price : null,
  };
}
