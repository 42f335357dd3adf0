import { choiceOf, isRecordId, pageOf } from '../../../platform/http/address.ts';
import { textOf } from '../../../platform/http/forms.ts';
import type { ServiceGroup } from './groups.ts';
import type { ServiceStatus } from './rules.ts';

/** Services on one page of a list. */
export const perPage = 25;

const sortKeys = ['product', 'locatie', 'aantal', 'sinds', 'bedrag'] as const;
export type SortKey = (typeof sortKeys)[number];

/** Dutch words in the address for each state. */
export const statusWords: Readonly<Record<string, ServiceStatus>> = Object.freeze({
  actief: 'active',
  besteld: 'ordered',
  'in-aanleg': 'installing',
  'wijziging-gepland': 'change-planned',
  geschorst: 'suspended',
  opgezegd: 'cancelled',
  beeindigd: 'ended',
});

export type ListChoices = Readonly<{
  group: ServiceGroup;
  /** null: everything that has not ended. */
  status: ServiceStatus | null;
  location: string | null;
  text: string;
  sort: SortKey;
  descending: boolean;
  page: number;
}>;

/**
 * What the address asks for; nonsense counts as not asked. Without the right to see amounts nobody sorts on them
 * either.
 */
export function listChoices(query: unknown, group: ServiceGroup, mayCosts: boolean): ListChoices {
  const location = textOf(query, 'locatie', 40);
  const sort = choiceOf(query, 'sorteer', sortKeys) ?? 'product';
  return {
    group,
    status: statusWords[choiceOf(query, 'status', Object.keys(statusWords)) ?? ''] ?? null,
    location: isRecordId(location) ? location.toLowerCase() : null,
    text: textOf(query, 'q', 80),
    sort: sort === 'bedrag' && !mayCosts ? 'product' : sort,
    descending: textOf(query, 'volgorde', 10) === 'aflopend',
    page: pageOf(query),
  };
}

/** The same choices as they stand in the address. */
export function asAddress({
  status,
  location,
  text,
  sort,
  descending,
  page,
}: ListChoices): Record<string, string | number | null> {
  const word = Object.keys(statusWords).find((key) => statusWords[key] === status) ?? null;
  return {
    q: text,
    status: word,
    locatie: location,
    sorteer: sort === 'product' ? null : sort,
    volgorde: descending ? 'aflopend' : null,
    pagina: page === 1 ? null : page,
  };
}
