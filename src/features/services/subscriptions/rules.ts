import { addDays, addMonths, isMonthEnd, monthEnd, monthsBetween } from './dates.ts';
import type { ServiceGroup } from './groups.ts';

export type ServiceStatus =
  | 'ordered'
  | 'installing'
  | 'active'
  | 'change-planned'
  | 'suspended'
  | 'cancelled'
  | 'ended';

/** What was agreed about the length of a service. `endsOn` is the last day of service when the source names one. */
export type Terms = Readonly<{
  group: ServiceGroup;
  status: ServiceStatus;
  startedOn: string | null;
  endsOn: string | null;
  firstTermMonths: number | null;
  noticeMonths: number;
  /** Notice in days; counts instead of the months. */
  noticeDays?: number | null;
  /** Months of each renewal; null: as long as the first term. 0: until any day. */
  renewalMonths?: number | null;
  renewal: 'tacit' | 'none';
}>;

/** Until when one may cancel, and what follows. */
export type Cancelling =
  /** It has not started: no term runs yet. */
  | Readonly<{ kind: 'not-started' }>
  | Readonly<{ kind: 'ended'; endsOn: string | null }>
  /** Cancelled already, or it stops by itself. */
  | Readonly<{ kind: 'ends'; endsOn: string | null; byItself: boolean }>
  /**
   * Cancel on `lastDay` at the latest and it stops on `termEnds`; else it runs on for `then` months, or until any day.
   */
  | Readonly<{
      kind: 'by';
      lastDay: string;
      termEnds: string;
      term: 'first' | 'renewed';
      afterwards: number | 'any-day';
      missed: string | null;
    }>
  /** The last day for this term is over; from `freeFrom` any day is good. */
  | Readonly<{ kind: 'missed'; lastDay: string; freeFrom: string; noticeMonths: number; noticeDays?: number }>
  | Readonly<{
      kind: 'any-day';
      because: 'law' | 'no-term';
      noticeMonths: number;
      noticeDays?: number;
      endsIfToday: string;
    }>;

/** The last day from which `months` (or, when named, `days`) of notice still end on `termEnds` or before. */
export function lastDayOfNotice(termEnds: string, months: number, days: number | null = null): string {
  if (days !== null) return addDays(termEnds, -days);
  const day = addMonths(termEnds, -months);
  // A notice of the 31st ends on the 30th (or 28th): so before a month's end the whole last day counts.
  return isMonthEnd(termEnds) ? monthEnd(day) : day;
}

/**
 * Until when this service can be cancelled, seen from `today`. First the agreed term minus the notice. After tacit
 * renewal telephony and connections may be cancelled on any day with at most one month's notice (Telecommunicatiewet,
 * article 7.2a, for businesses too); everything else runs on for the agreed term of renewal, or one as long as the
 * first.
 */
export function cancelling(terms: Terms, today: string): Cancelling {
  const { status, startedOn, endsOn, renewal, firstTermMonths } = terms;
  if (status === 'ended') return { kind: 'ended', endsOn };
  if (status === 'cancelled')
    return endsOn !== null && endsOn < today ? { kind: 'ended', endsOn } : { kind: 'ends', endsOn, byItself: false };
  if (startedOn === null && endsOn === null) return { kind: 'not-started' };
  const length = firstTermMonths !== null && firstTermMonths > 0 ? firstTermMonths : null;
  const agreedEnd = endsOn ?? (length === null ? null : termEnd(terms, length, 0));
  if (agreedEnd === null) return anyDay(terms, today, 'no-term');
  if (renewal === 'none' && agreedEnd >= today) return { kind: 'ends', endsOn: agreedEnd, byItself: true };
  if (renewal === 'none') return anyDay(terms, today, 'no-term');
  return isTelecom(terms.group) || length === null || terms.renewalMonths === 0
    ? afterwardsFree(terms, agreedEnd, today)
    : termByTerm(terms, length, today);
}

const isTelecom = (group: ServiceGroup) => group === 'voice' || group === 'connectivity';

/**
 * Last day of the agreed term (0) or of the nth renewal. Counted from the start each time, so that 31 January stays 31.
 */
function termEnd({ startedOn, endsOn, renewalMonths }: Terms, months: number, renewals: number): string {
  const later = (renewalMonths ?? months) * renewals;
  if (endsOn !== null) return addDays(addMonths(addDays(endsOn, 1), later), -1);
  return addDays(addMonths(startedOn!, months + later), -1);
}

type Notice = Readonly<{ noticeMonths: number; noticeDays?: number }>;

/** The notice that holds once any day is good; telephony and connections ask a month at most. */
function freeNotice({ group, noticeMonths, noticeDays = null }: Terms): Notice {
  const months = isTelecom(group) ? Math.min(1, noticeMonths) : noticeMonths;
  if (noticeDays === null) return { noticeMonths: months };
  return isTelecom(group) && noticeDays > 30 ? { noticeMonths: 1 } : { noticeMonths: months, noticeDays };
}

function anyDay(terms: Terms, today: string, because: 'law' | 'no-term'): Cancelling {
  const notice = freeNotice(terms);
  return {
    kind: 'any-day',
    because,
    ...notice,
    endsIfToday:
      notice.noticeDays === undefined ? addMonths(today, notice.noticeMonths) : addDays(today, notice.noticeDays),
  };
}

const lastDayFor = ({ noticeMonths, noticeDays = null }: Terms, termEnds: string) =>
  lastDayOfNotice(termEnds, noticeMonths, noticeDays);

function afterwardsFree(terms: Terms, termEnds: string, today: string): Cancelling {
  if (termEnds < today) return anyDay(terms, today, isTelecom(terms.group) ? 'law' : 'no-term');
  const lastDay = lastDayFor(terms, termEnds);
  if (lastDay < today) return { kind: 'missed', lastDay, freeFrom: addDays(termEnds, 1), ...freeNotice(terms) };
  return { kind: 'by', lastDay, termEnds, term: 'first', afterwards: 'any-day', missed: null };
}

function termByTerm(terms: Terms, months: number, today: string): Cancelling {
  const each = terms.renewalMonths ?? months;
  const first = termEnd(terms, months, 0);
  let renewals = Math.max(0, Math.floor(monthsBetween(first, today) / each) - 1);
  while (lastDayFor(terms, termEnd(terms, months, renewals)) < today) renewals++;
  const termEnds = termEnd(terms, months, renewals);
  const before = renewals === 0 ? null : termEnd(terms, months, renewals - 1);
  const missed = before !== null && before >= today ? lastDayFor(terms, before) : null;
  return {
    kind: 'by',
    lastDay: lastDayFor(terms, termEnds),
    termEnds,
    term: renewals === 0 ? 'first' : 'renewed',
    afterwards: each,
    missed,
  };
}
