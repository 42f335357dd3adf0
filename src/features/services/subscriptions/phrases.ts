import type { Language } from '../../../platform/text/language.ts';
import { longDate, shortDate } from '../../../ui/format.ts';
import type { Tone } from '../../../ui/badge.tsx';
import type { Cancelling, ServiceStatus } from './rules.ts';
import type { ServiceState } from './rules-status.ts';
import { detailTexts } from './texts-detail.ts';
import { serviceTexts } from './texts.ts';

const tones: Readonly<Record<ServiceStatus, Tone>> = {
  ordered: 'info',
  installing: 'info',
  active: 'success',
  'change-planned': 'info',
  suspended: 'warning',
  cancelled: 'warning',
  ended: 'neutral',
};

/** "Actief sinds 5 maart 2026" */
export function statePhrase({ status, on }: ServiceState, language: Language): Readonly<{ tone: Tone; text: string }> {
  return {
    tone: tones[status],
    text: serviceTexts[language].state[status](on === null ? null : longDate(on, language)),
  };
}

/** The last day to cancel in a few words, for a list; '' when there is nothing to cancel. */
export function cancelPhrase(outcome: Cancelling, language: Language): string {
  const t = serviceTexts[language].short;
  switch (outcome.kind) {
    case 'by':
      return t.by(shortDate(outcome.lastDay, language));
    case 'missed':
      return t.from(shortDate(outcome.freeFrom, language));
    case 'any-day':
      return t.anyDay;
    case 'ends':
      return outcome.endsOn === null ? '' : t.ends(shortDate(outcome.endsOn, language));
    default:
      return '';
  }
}

/** The last day to cancel as a fact on the page of a service; null when there is none. */
export function lastDayPhrase(outcome: Cancelling, language: Language): string | null {
  const t = detailTexts[language];
  if (outcome.kind === 'by') return longDate(outcome.lastDay, language);
  if (outcome.kind === 'missed') return t.anyDayFrom(longDate(outcome.freeFrom, language));
  return outcome.kind === 'any-day' ? t.anyDay : null;
}

type Notice = Readonly<{ noticeMonths: number; noticeDays?: number | null }>;

/** "1 maand", or "14 dagen" when the notice was agreed in days. */
export function noticePhrase({ noticeMonths, noticeDays }: Notice, language: Language): string {
  const t = serviceTexts[language];
  return noticeDays === undefined || noticeDays === null ? t.months(noticeMonths) : t.days(noticeDays);
}

/** Why that is the last day, in words. */
export function cancelReason(outcome: Cancelling, notice: Notice, language: Language): string {
  const t = detailTexts[language].why;
  const date = (on: string) => longDate(on, language);
  const months = (n: number) => serviceTexts[language].months(n);
  switch (outcome.kind) {
    case 'by': {
      const then = outcome.afterwards === 'any-day' ? t.thenDay : t.thenMonths(months(outcome.afterwards));
      return [
        outcome.missed === null ? '' : t.missed(date(outcome.missed)),
        t[outcome.term](date(outcome.termEnds), noticePhrase(notice, language)),
        then,
      ]
        .filter(Boolean)
        .join(' ');
    }
    case 'missed':
      return t.missedFree(date(outcome.lastDay), date(outcome.freeFrom), noticePhrase(outcome, language));
    case 'any-day':
      if (outcome.because === 'no-term' && (outcome.noticeDays ?? outcome.noticeMonths) === 0) return t.noTermNow;
      return (outcome.because === 'law' ? t.law : t.noTerm)(noticePhrase(outcome, language), date(outcome.endsIfToday));
    case 'ends':
      if (outcome.endsOn === null) return t.cancelledUndated;
      return (outcome.byItself ? t.byItself : t.cancelled)(date(outcome.endsOn));
    case 'not-started':
      return t.notStarted;
    case 'ended':
      return t.ended;
  }
}
