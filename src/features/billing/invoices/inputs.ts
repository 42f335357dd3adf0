import { addressOf, choiceOf, pageOf } from '../../../platform/http/address.ts';
import { textOf } from '../../../platform/http/forms.ts';

/** Invoices on one page of the list. */
export const perPage = 25;

export const statuses = ['open', 'betaald', 'alle'] as const;
const sortKeys = ['datum', 'nummer', 'vervaldatum', 'bedrag'] as const;
export type SortKey = (typeof sortKeys)[number];

export type ListChoices = Readonly<{
  status: (typeof statuses)[number];
  year: number | null;
  /** Cents, as absolute amounts; null is no limit. */
  fromCents: number | null;
  toCents: number | null;
  /** Amounts as they were typed that could not be read: the list takes no notice of them, the page says so. */
  unread: Readonly<{ from: string | null; to: string | null }>;
  search: string;
  sort: SortKey;
  descending: boolean;
  page: number;
}>;

/** What the address asks for; nonsense counts as not asked. */
export function listChoices(query: unknown): ListChoices {
  const [from, to] = [textOf(query, 'bedrag_van', 20), textOf(query, 'bedrag_tot', 20)];
  const year = textOf(query, 'jaar', 4);
  const sort = choiceOf(query, 'sorteer', sortKeys) ?? 'datum';
  const direction = choiceOf(query, 'richting', ['op', 'af'] as const);
  return {
    status: choiceOf(query, 'status', statuses) ?? 'alle',
    year: /^(19|20|21)\d\d$/.test(year) ? Number(year) : null,
    fromCents: centsOf(from),
    toCents: centsOf(to),
    unread: { from: unreadOf(from), to: unreadOf(to) },
    search: textOf(query, 'zoek', 100),
    sort,
    descending: direction === null ? sort === 'datum' : direction === 'af',
    page: pageOf(query),
  };
}

const unreadOf = (text: string): string | null => (text !== '' && centsOf(text) === null ? text : null);

/**
 * "1.234,50", "1234.5", "€ 1 234" → cents; null when it is no amount. A point before exactly three digits groups
 * thousands.
 */
export function centsOf(text: string): number | null {
  const plain = text.replace(/[€\s\u00a0]/g, '');
  const parts = /^(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,9})(?:[.,](\d{1,2}))?$/.exec(plain);
  return parts === null ? null : Number(parts[1]!.replace(/[.,]/g, '')) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
}

/** The address of the list with these choices; what is usual is left out. */
export function listAddress(choices: ListChoices): string {
  const usual = choices.descending === (choices.sort === 'datum');
  return addressOf('/facturen', {
    status: choices.status === 'alle' ? null : choices.status,
    ...filterFields(choices),
    sorteer: choices.sort === 'datum' ? null : choices.sort,
    richting: usual ? null : choices.descending ? 'af' : 'op',
    pagina: choices.page === 1 ? null : choices.page,
  });
}

export const filterFields = ({ year, fromCents, toCents, unread, search }: ListChoices) => ({
  jaar: year,
  bedrag_van: unread.from ?? amountOf(fromCents),
  bedrag_tot: unread.to ?? amountOf(toCents),
  zoek: search,
});

/** Cents as people type them: "12,50". */
export const amountOf = (cents: number | null): string =>
  cents === null ? '' : (cents / 100).toFixed(2).replace('.', ',').replace(/,00$/, '');

export const isFiltered = ({ year, fromCents, toCents, search }: ListChoices): boolean =>
  year !== null || fromCents !== null || toCents !== null || search !== '';

/** Whether something stands in the fields above the list, read or not. */
export const isTyped = (choices: ListChoices): boolean =>
  isFiltered(choices) || choices.unread.from !== null || choices.unread.to !== null;
