import { addDays } from './dates.ts';
import { cancelling, type Terms } from './rules.ts';

export type Renewing<Row> = Readonly<{ service: Row; lastDay: string; termEnds: string }>;

// Services by the month renew all the time: nobody wants to hear of it.
const worthTelling = 3;

// Months of the term that runs now: after a first year a service may go on by the month.
const termOf = ({ firstTermMonths, renewalMonths }: Terms, term: 'first' | 'renewed') =>
  (term === 'renewed' ? (renewalMonths ?? firstTermMonths) : firstTermMonths) ?? 0;

/**
 * Which services renew unless cancelled within `days` from today, the most pressing first; those of one day stay in the
 * order they came.
 */
export function renewingSoon<Row extends Terms>(
  services: readonly Row[],
  today: string,
  days = 60,
): readonly Renewing<Row>[] {
  const horizon = addDays(today, days);
  return services
    .flatMap((service) => {
      const outcome = cancelling(service, today);
      if (outcome.kind !== 'by' || outcome.lastDay > horizon || termOf(service, outcome.term) < worthTelling) return [];
      return [{ service, lastDay: outcome.lastDay, termEnds: outcome.termEnds }];
    })
    .sort((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0));
}
