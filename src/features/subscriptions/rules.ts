import { addDays, addMonths, isMonthEnd, monthEnd, monthsBetween } from './dates.ts';
import type { ServiceGroup } from './groups.ts';

export type ServiceStatus = 'ordered' | 'installing' | 'active' | 'change-planned' | 'suspended' | 'cancelled' | 'ended';

/** What was agreed about the length of a service. `endsOn` is the last day of service when the source names one. */
export type Terms = Readonly<{
  group: ServiceGroup;
  status: ServiceStatus;
  startedOn: string | null;
  endsOn: string | null;
  firstTermMonths: number | null;
  noticeMonths: number;
  renewal: 'tacit' | 'none';
}>;

/** Until when one may cancel, and what follows. */
export type Cancelling =
  /** It has not started: no term runs yet. */
  | Readonly<{ kind: 'not-started' }>
  | Readonly<{ kind: 'ended'; endsOn: string | null }>
  /** Cancelled already, or it stops by itself. */
  | Readonly<{ kind: 'ends'; endsOn: string | null; byItself: boolean }>
  /** Cancel on `lastDay` at the latest and it stops on `termEnds`; else it runs on for `then` months, or until any day. */
  | Readonly<{ kind: 'by'; lastDay: string; termEnds: string; term: 'first' | 'renewed'; then: number | 'any-day'; missed: string | null }>
  /** The last day for this term is over; from `freeFrom` any day is good. */
  | Readonly<{ kind: 'missed'; lastDay: string; freeFrom: string; noticeMonths: number }>
  | Readonly<{ kind: 'any-day'; because: 'law' | 'no-term'; noticeMonths: number; endsIfToday: string }>;

/** The last day from which `months` of notice still end on `termEnds` or before. */
export function lastDayOfNotice(termEnds: string, months: number): string {
  const day = addMonths(termEnds, -months);
  // A notice of the 31st ends on the 30th (or 28th): so before a month's end the whole last day counts.
  return isMonthEnd(termEnds) ? monthEnd(day) : day;
}

/**
 * Until when this service can be cancelled, seen from `today`. First the agreed term minus the notice. After tacit renewal telephony
 * and connections may be cancelled on any day with at most one month's notice (Telecommunicatiewet, article 7.2a, for businesses
 * too); everything else runs on for a term as long as the first.
 */
export function cancelling(terms: Terms, today: string): Cancelling {
  const { status, startedOn, endsOn, renewal, firstTermMonths } = terms;
  if (status === 'ended') return { kind: 'ended', endsOn };
  if (status === 'cancelled') return endsOn !== null && endsOn < today ? { kind: 'ended', endsOn } : { kind: 'ends', endsOn, byItself: false };
  if (startedOn === null && endsOn === null) return { kind: 'not-started' };
  const length = firstTermMonths !== null && firstTermMonths > 0 ? firstTermMonths : null;
  const agreedEnd = endsOn ?? (length === null ? null : termEnd(terms, length, 0));
  if (agreedEnd === null) return anyDay(terms, today, 'no-term');
  if (renewal === 'none' && agreedEnd >= today) return { kind: 'ends', endsOn: agreedEnd, byItself: true };
  if (renewal === 'none') return anyDay(terms, today, 'no-term');
  return isTelecom(terms.group) || length === null ? afterwardsFree(terms, agreedEnd, today) : termByTerm(terms, length, today);
}

const isTelecom = (group: ServiceGroup) => group === 'voice' || group === 'connectivity';

/** Last day of the agreed term (0) or of the nth renewal. Counted from the start each time, so that 31 January stays 31. */
function termEnd({ startedOn, endsOn }: Terms, months: number, renewals: number): string {
  if (endsOn !== null) return addDays(addMonths(addDays(endsOn, 1), months * renewals), -1);
  return addDays(addMonths(startedOn!, months * (renewals + 1)), -1);
}

const freeNotice = ({ group, noticeMonths }: Terms) => (isTelecom(group) ? Math.min(1, noticeMonths) : noticeMonths);

function anyDay(terms: Terms, today: string, because: 'law' | 'no-term'): Cancelling {
  const noticeMonths = freeNotice(terms);
  return { kind: 'any-day', because, noticeMonths, endsIfToday: addMonths(today, noticeMonths) };
}

function afterwardsFree(terms: Terms, termEnds: string, today: string): Cancelling {
  if (termEnds < today) return anyDay(terms, today, isTelecom(terms.group) ? 'law' : 'no-term');
  const lastDay = lastDayOfNotice(termEnds, terms.noticeMonths);
  if (lastDay < today) return { kind: 'missed', lastDay, freeFrom: addDays(termEnds, 1), noticeMonths: freeNotice(terms) };
  return { kind: 'by', lastDay, termEnds, term: 'first', then: 'any-day', missed: null };
}

function termByTerm(terms: Terms, months: number, today: string): Cancelling {
  const first = termEnd(terms, months, 0);
  let renewals = Math.max(0, Math.floor(monthsBetween(first, today) / months) - 1);
  while (lastDayOfNotice(termEnd(terms, months, renewals), terms.noticeMonths) < today) renewals++;
  const termEnds = termEnd(terms, months, renewals);
  const before = renewals === 0 ? null : termEnd(terms, months, renewals - 1);
  const missed = before !== null && before >= today ? lastDayOfNotice(before, terms.noticeMonths) : null;
  return { kind: 'by', lastDay: lastDayOfNotice(termEnds, terms.noticeMonths), termEnds, term: renewals === 0 ? 'first' : 'renewed', then: months, missed };
}
