const dutchDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });
let last = { minute: NaN, day: '' };

/**
 * The calendar day in the Netherlands at this moment, 'YYYY-MM-DD'. Asked several times per page, so the answer of this
 * minute is kept.
 */
export function dayOf(moment: Date): string {
  const minute = Math.floor(moment.getTime() / 60_000);
  if (minute !== last.minute) last = { minute, day: dutchDay.format(moment) };
  return last.day;
}
