import { titleOf, type Bill, type Line } from './bill.ts';
import { daysIn, isWholeMonths, periodIn, type Period } from './rules-dates.ts';

/**
 * How a line behaves from one invoice to the next: every time, part of a period, once, now and then (a year's price),
 * or by use.
 */
export type Nature = 'regular' | 'prorata' | 'once' | 'seldom' | 'usage';

// UNECE recommendation 20: minutes, seconds, megabytes, gigabytes, kilowatt-hours, cubic metres.
const usageUnits = new Set(['MIN', 'SEC', '4L', 'E34', 'KWH', 'MTQ']);
const usageWords = /\b(verbruik|belkosten|gesprekskosten|gesprekken|buiten bundel|usage|call charges|calls)\b/i;
const onceWords =
  /\b(eenmalige?|aansluitkosten|installatie(kosten)?|activatie(kosten)?|instelkosten|werkzaamheden|one-?off|one-?time|set-?up|installation|activation)\b/i;
const partWords = /\b(pro ?rata|naar rato|deel van de maand|part of the month)\b/i;
/** A day of work is delivered once. */
const workUnits = new Set(['HUR', 'DAY']);

/** The days a line is about: its own period, or one that its description names. */
export function periodOf(line: Line): Period | null {
  if (line.periodStart !== null && line.periodEnd !== null && line.periodStart <= line.periodEnd)
    return [line.periodStart, line.periodEnd];
  return periodIn([line.name, line.description, line.note].filter(Boolean).join(' \n'));
}

/** The period most lines of an invoice are about: the one above it, else the most frequent. */
function usualPeriod(bill: Bill): Period | null {
  if (bill.periodStart !== null && bill.periodEnd !== null) return [bill.periodStart, bill.periodEnd];
  const counts = new Map<string, number>();
  for (const line of bill.lines)
    if (line.periodStart !== null && line.periodEnd !== null)
      counts.set(
        `${line.periodStart} ${line.periodEnd}`,
        (counts.get(`${line.periodStart} ${line.periodEnd}`) ?? 0) + 1,
      );
  const [most] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (most === undefined) return null;
  const [from, until] = most[0].split(' ');
  return [from!, until!];
}

/** The nature of each line of an invoice. */
export function naturesOf(bill: Bill): (line: Line) => Nature {
  const usual = usualPeriod(bill);
  return (line) => natureOf(line, usual);
}

function natureOf(line: Line, usual: Period | null): Nature {
  const title = titleOf(line);
  if (usageUnits.has(line.unit ?? '') || usageWords.test(title)) return 'usage';
  if (onceWords.test(title) || workUnits.has(line.unit ?? '') || line.service?.billingPeriod === 'once') return 'once';
  const period = periodOf(line);
  if (period !== null && usual !== null && daysIn(period) > 1.5 * daysIn(usual)) return 'seldom';
  if (line.service?.billingPeriod === 'year' || line.service?.billingPeriod === 'quarter')
    return usual !== null && daysIn(usual) > 80 ? 'regular' : 'seldom';
  if (partWords.test(`${title} ${line.description ?? ''}`)) return 'prorata';
  return period !== null && isPart(period, usual) ? 'prorata' : 'regular';
}

const isPart = (period: Period, usual: Period | null): boolean =>
  daysIn(period) > 1 && !isWholeMonths(period) && (usual === null || period[0] !== usual[0] || period[1] !== usual[1]);
