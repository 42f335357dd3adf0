const dutchDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });

/** The calendar day in the Netherlands at this moment, 'YYYY-MM-DD'. */
export function dayOf(moment: Date): string {
  return dutchDay.format(moment);
}
