import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';

export type StaffLine = Readonly<{
  mail: string;
  given_name: string;
  prefix: string | null;
  surname: string;
  position: string | null;
  ended_at: Date | null;
  has_password: boolean;
  last_seen_at: Date | null;
}>;

/** Everybody who works or worked here, those who do first. */
export const everybodyOfStaff = (): Statement<StaffLine> =>
  plain(`select m.mail, m.given_name, m.prefix, m.surname, m.position, m.ended_at,
    a.password_hash is not null as has_password,
      (select max(s.last_seen_at) from session s where s.staff_id = m.id) as last_seen_at
    from staff_member m left join account a on a.id = m.account_id
      order by m.ended_at is not null, m.surname, m.given_name, m.mail`);
