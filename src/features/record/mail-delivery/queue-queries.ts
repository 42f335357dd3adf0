import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import { mailTasks } from '../../../platform/mail/task.ts';

/** Mails that wait for a try, and mails that nobody tries any more: how many, and since when the oldest. */
export type MailCounts = Readonly<{
  waiting: number;
  waitingSince: Date | null;
  givenUp: number;
  givenUpSince: Date | null;
}>;

export const mailCounts = (): Statement<MailCounts> =>
  plain<MailCounts>(
    `select coalesce(sum(waiting + running), 0)::int as waiting, min(waiting_since) as "waitingSince",
      coalesce(sum(given_up), 0)::int as "givenUp", min(given_up_since) as "givenUpSince"
    from app.job_counts() where task = any($1)`,
    [...mailTasks],
  );

/** An address that a mail server refused for good, and whose it is today. */
export type RefusedAddress = Readonly<{
  mail: string;
  name: string;
  customer: string | null;
  reason: string;
  refusedAt: Date;
}>;

const refusedShown = 50;

/** Refused addresses that somebody has today: of contacts and of staff, newest first. */
export const refusedAddresses = (): Statement<RefusedAddress> =>
  plain<RefusedAddress>(
    `select r.mail, who.name, who.customer, r.reason, r.refused_at as "refusedAt" from refused_address r
    cross join lateral (
      select concat_ws(' ', c.given_name, c.prefix, c.surname) as name, cu.name as customer
        from contact c join customer cu on cu.id = c.customer_id
          where c.mail = r.mail and c.removed_at is null and cu.removed_at is null
      union all select concat_ws(' ', given_name, prefix, surname), null from staff_member
        where mail = r.mail and ended_at is null
    ) who
    order by r.refused_at desc, r.mail, who.name limit ${refusedShown}`,
  );
