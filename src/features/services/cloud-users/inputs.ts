import { choiceOf, pageOf } from '../../../platform/http/address.ts';
import { textOf } from '../../../platform/http/forms.ts';

/** Where the list lives. */
export const address = '/cloudgebruikers';

export const perPage = 50;
const sortKeys = ['naam', 'afdeling', 'aangemeld'] as const;
export type SortKey = (typeof sortKeys)[number];
export type UserKind = 'member' | 'guest' | 'shared';

const kinds = { medewerker: 'member', gast: 'guest', gedeeld: 'shared' } as const satisfies Record<string, UserKind>;
const states = { actief: true, geblokkeerd: false } as const;
export const kindWords = Object.keys(kinds) as (keyof typeof kinds)[];
export const stateWords = Object.keys(states) as (keyof typeof states)[];
/** In place of a product: users without any licence. */
export const withoutLicence = 'geen';

export type UserChoices = Readonly<{
  text: string;
  sku: string | null;
  enabled: boolean | null;
  kind: UserKind | null;
  sort: SortKey;
  descending: boolean;
  page: number;
}>;

/** What the address asks for; nonsense counts as not asked. */
export function userChoices(query: unknown): UserChoices {
  const state = choiceOf(query, 'status', stateWords);
  const kind = choiceOf(query, 'soort', kindWords);
  return {
    text: textOf(query, 'q', 80),
    sku: textOf(query, 'product', 100) || null,
    enabled: state === null ? null : states[state],
    kind: kind === null ? null : kinds[kind],
    sort: choiceOf(query, 'sorteer', sortKeys) ?? 'naam',
    descending: textOf(query, 'volgorde', 10) === 'aflopend',
    page: pageOf(query),
  };
}

/** The same choices as they stand in the address. */
export function asAddress({
  text,
  sku,
  enabled,
  kind,
  sort,
  descending,
  page,
}: UserChoices): Record<string, string | number | null> {
  return {
    q: text,
    product: sku,
    status: stateWords.find((word) => states[word] === enabled) ?? null,
    soort: kindWords.find((word) => kinds[word] === kind) ?? null,
    sorteer: sort === 'naam' ? null : sort,
    volgorde: descending ? 'aflopend' : null,
    pagina: page === 1 ? null : page,
  };
}
