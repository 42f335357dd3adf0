import { readerOf } from '../../../access/audience.ts';
import { inOneFlight, type CustomerScope } from '../../../access/scopes.ts';
import { dayOf } from '../../../platform/text/today.ts';
import { licenceTotals, type LicenceTotal } from '../../services/cloud-users/index.ts';
import { accountManager } from '../../conversations/messages/index.ts';
import { latestNews, nextEvents } from '../../content/news/index.ts';
import { whoMay, type MayRow } from '../../customers/authorities/index.ts';
import { contactsWithoutRole, type WithoutRole } from '../../customers/contacts/index.ts';
import {
  renewingServices,
  serviceTotals,
  type ServiceRow,
  type ServiceTotal,
} from '../../services/subscriptions/index.ts';
import { mayOf } from './may.ts';
import { costsByDay, currentNotices, nothing, openFacts, ownFacts, type CostRow, type OpenFacts } from './queries.ts';
import { costSpan } from './rules-costs.ts';

export type Gathered = Awaited<ReturnType<typeof gather>>;

/**
 * Everything the overview of this person stands on, in one flight; what they may not see is not asked for. `late` is
 * the day that decides which invoice is late; null when payments are unknown, and then nothing is said of what is open.
 */
export async function gather(scope: CustomerScope, now: Date, late: string | null) {
  const { customerId, actor } = scope;
  const may = mayOf(actor);
  const today = dayOf(now);
  const span = costSpan(today);
  const reader = readerOf(actor, today);
  const [
    notices,
    [own],
    [open],
    costs,
    services,
    renewing,
    licences,
    [withoutRole],
    grantors,
    news,
    [event],
    [manager],
  ] = await inOneFlight(
    scope,
    currentNotices({ ...reader, now }),
    ownFacts(customerId, actor.contactIds),
    may.invoices && late !== null ? openFacts(customerId, late) : nothing<OpenFacts>(),
    may.chart ? costsByDay(customerId, span.from, span.before) : nothing<CostRow>(),
    may.services ? serviceTotals(customerId, today) : nothing<ServiceTotal>(),
    may.contracts ? renewingServices(customerId) : nothing<ServiceRow>(),
    may.licences ? licenceTotals(customerId) : nothing<LicenceTotal>(),
    may.people ? contactsWithoutRole(customerId, today) : nothing<WithoutRole>(),
    actor.roles.length === 0 ? whoMay(customerId, ['people:manage', 'roles:grant'], today) : nothing<MayRow>(),
    latestNews({ ...reader, most: 3 }),
    nextEvents({ ...reader, now, most: 1 }),
    accountManager({ customer: customerId }),
  );
  return {
    may,
    today,
    months: span.months,
    notices,
    own,
    open,
    costs,
    services,
    renewing,
    licences,
    withoutRole,
    grantors,
    news,
    event,
    manager,
  };
}
