-- Whether the session that sent a form is still what it was when the form began to come in. With `hold` the person is held until the
-- transaction ends, in the one order of locks (contact or staff member, account), so that access ends before this change or after it.
-- Raises PS001 when the session is gone, is another's, or its person may do less than before; else it puts up the wall, as app.session does.
create function app.session_stands(token bytea, moment timestamptz, today date, said jsonb, hold boolean) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  held record;
  stands jsonb;
begin
  if hold then
    select s.account_id, s.staff_id, c.customer_id into held from session s left join contact c on c.id = s.contact_id where s.token_hash = token;
    perform from contact where account_id = held.account_id and customer_id = held.customer_id order by id for no key update;
    perform from staff_member where id = held.staff_id for no key update;
    perform from account where id = held.account_id for no key update;
  end if;
  stands := app.session(token, moment, today)::jsonb;
  if stands is null
    or (stands ->> 'id', stands ->> 'account_id', stands ->> 'customer_id', stands ->> 'contact_id', stands ->> 'staff_id')
      is distinct from (said ->> 'id', said ->> 'account_id', said ->> 'customer_id', said ->> 'contact_id', said ->> 'staff_id')
    or not (stands -> 'permissions') @> (said -> 'permissions') then
    raise exception 'The session is not what it was.' using errcode = 'PS001';
  end if;
end $$;

grant create on schema app to portal_system;
alter function app.session_stands owner to portal_system;
revoke create on schema app from portal_system;
revoke all on function app.session_stands from public;
grant execute on function app.session_stands to portal_app, portal_system;
