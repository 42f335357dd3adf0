-- Whose session a token opens, with the rights of this very moment, as JSON; null when it ended or its person may no longer enter.
-- It also sets the customer of this transaction, so that a page can be read in the same flight: the wall follows from the token, and from
-- nothing that the portal remembers. Without a session the wall stands around customer 0, who does not exist.
create function app.session(token bytea, moment timestamptz, today date) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  who record;
begin
  with found as (
    select s.* from session s
    where s.token_hash = token and s.ends_at > moment
      and s.last_seen_at > moment - case when s.staff_id is not null then interval '30 minutes' when s.remember then interval '30 days' else interval '60 minutes' end
  ), seen as (
    -- Noted once a minute.
    update session set last_seen_at = moment from found
    where session.token_hash = found.token_hash and found.last_seen_at < moment - interval '1 minute'
    returning 1
  )
  select s.id, s.account_id, s.contact_id, s.staff_id, a.mail, a.language, s.ends_at, s.remember,
    coalesce(c.given_name, m.given_name) as given_name, coalesce(c.prefix, m.prefix) as prefix, coalesce(c.surname, m.surname) as surname,
    cu.id as customer_id, cu.name as customer_name,
    coalesce((select array_agg(r.role_key order by r.role_key) from contact_role r where r.customer_id = c.customer_id and r.contact_id = c.id), '{}') as roles,
    coalesce((select array_agg(distinct p) from contact_role r join role on role.key = r.role_key, unnest(role.permissions) p
      where r.customer_id = c.customer_id and r.contact_id = c.id), '{}') as permissions,
    coalesce((select array_agg(distinct u.service_group) from subscription u where u.customer_id = c.customer_id and u.removed_at is null and u.status not in ('ended', 'ordered')), '{}') as service_groups,
    (select count(*)::int from contact o join customer oc on oc.id = o.customer_id and oc.removed_at is null and oc.status = 'active'
      where o.account_id = s.account_id and o.customer_id <> coalesce(c.customer_id, 0) and o.removed_at is null
      and coalesce(o.active_from, today) <= today and coalesce(o.active_until, today) >= today) as other_customers,
    exists (select from staff_member w where w.account_id = s.account_id and w.ended_at is null) as staff_of_house
  into who
  from found s
  join account a on a.id = s.account_id and a.disabled_at is null
  left join contact c on c.id = s.contact_id and c.account_id = s.account_id and c.removed_at is null
    and coalesce(c.active_from, today) <= today and coalesce(c.active_until, today) >= today
  left join customer cu on cu.id = c.customer_id and cu.removed_at is null and cu.status = 'active'
  left join staff_member m on m.id = s.staff_id and m.account_id = s.account_id and m.ended_at is null
  where cu.id is not null or m.id is not null;
  if not found then
    perform set_config('app.customer_id', '0', true);
    return null;
  end if;
  perform set_config('app.customer_id', coalesce(who.customer_id, 0)::text, true);
  return row_to_json(who)::text;
end $$;

-- It sees what portal_system sees, whoever calls it; only the two roles that serve requests may.
grant create on schema app to portal_system;
alter function app.session owner to portal_system;
revoke create on schema app from portal_system;
revoke all on function app.session from public;
grant execute on function app.session to portal_app, portal_system;
