import { inOneFlight, type SystemScope } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';

export type OwnSession = Readonly<{
  id: string;
  user_agent: string | null;
  address: string | null;
  created_at: Date;
  last_seen_at: Date;
  place: string | null;
}>;

const sessionsOfAccount = `
select s.id, s.user_agent, host(s.address) as address, s.created_at, s.last_seen_at, cu.name as place
from session s left join contact c on c.id = s.contact_id left join customer cu on cu.id = c.customer_id
where s.account_id = $1 and s.ends_at > $2::timestamptz
  and s.last_seen_at > $2::timestamptz - case when s.staff_id is not null then interval '30 minutes' when s.remember
    then interval '30 days' else interval '60 minutes' end
order by s.last_seen_at desc limit 100`;

const linksOfAccount =
  'select count(*)::int as links from calendar_link where account_id = $1 and revoked_at is null and ends_at > $2::timestamptz';

/** Where an account is signed in at this moment, the last used first, and how many calendar links work. */
export async function sessionsOf(
  scope: SystemScope,
  accountId: string,
  now: Date,
): Promise<Readonly<{ sessions: readonly OwnSession[]; links: number }>> {
  const [sessions, [counted]] = await inOneFlight(
    scope,
    plain<OwnSession>(sessionsOfAccount, accountId, now),
    plain<{ links: number }>(linksOfAccount, accountId, now),
  );
  return { sessions, links: counted!.links };
}
