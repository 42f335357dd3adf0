-- Whether people of a customer may come in: it is there, and not ended. Columns and plain SQL, as app.is_active, which says the same of a person.
create function app.is_open(removed_at timestamptz, status text) returns boolean
  language sql immutable parallel safe
  return removed_at is null and status = 'active';

-- As they were, with that rule said once.
create or replace function app.session(token bytea, moment timestamptz, today date) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  who record;
begin
  select s.id, s.account_id, c.id as contact_id, s.staff_id, a.mail, a.language, s.ends_at, s.remember,
    coalesce(c.given_name, m.given_name) as given_name, coalesce(c.prefix, m.prefix) as prefix, coalesce(c.surname, m.surname) as surname,
    c.customer_id, cu.name as customer_name,
    -- Also those that ended: what somebody wrote as one of them stays theirs.
    array(select o.id from contact o where o.account_id = s.account_id and o.customer_id = c.customer_id order by o.id) as contact_ids,
    coalesce((select array_agg(distinct r.role_key order by r.role_key) from contact_role r
      where r.customer_id = c.customer_id and r.contact_id = any(held.ids)), '{}') as roles,
    coalesce((select array_agg(distinct p) from contact_role r join role on role.key = r.role_key, unnest(role.permissions) p
      where r.customer_id = c.customer_id and r.contact_id = any(held.ids)), '{}') as permissions,
    coalesce((select array_agg(distinct u.service_group) from subscription u where u.customer_id = c.customer_id and u.removed_at is null and u.status not in ('ended', 'ordered')), '{}') as service_groups,
    (select count(distinct o.customer_id)::int from contact o join customer oc on oc.id = o.customer_id and app.is_open(oc.removed_at, oc.status)
      where o.account_id = s.account_id and o.customer_id <> coalesce(c.customer_id, 0) and app.is_active(o.removed_at, o.active_from, o.active_until, today)) as other_customers,
    exists (select from staff_member w where w.account_id = s.account_id and w.ended_at is null) as staff_of_house
  into who
  from session s
  join account a on a.id = s.account_id and a.disabled_at is null
  left join contact place on place.id = s.contact_id
  left join customer cu on cu.id = place.customer_id and app.is_open(cu.removed_at, cu.status)
  -- The contacts in force that are this person here; the one they came in as goes first.
  left join lateral (
    select array_agg(o.id order by (o.id = s.contact_id) desc, o.external_id) as ids from contact o
    where o.account_id = s.account_id and o.customer_id = cu.id and app.is_active(o.removed_at, o.active_from, o.active_until, today)
  ) held on true
  left join contact c on c.id = held.ids[1]
  left join staff_member m on m.id = s.staff_id and m.account_id = s.account_id and m.ended_at is null
  where s.token_hash = token and s.ends_at > moment
    and s.last_seen_at > moment - case when s.staff_id is not null then interval '30 minutes' when s.remember then interval '30 days' else interval '60 minutes' end
    and (c.id is not null or m.id is not null);
  if not found then
    perform set_config('app.customer_id', '0', true);
    return null;
  end if;
  perform set_config('app.customer_id', coalesce(who.customer_id, 0)::text, true);
  return row_to_json(who)::text;
end $$;

create or replace function app.access_until(of_account uuid, of_customer bigint, on_day date) returns timestamptz
  language sql stable set search_path = public, pg_temp as $$
  select max(coalesce((c.active_until + 1)::timestamp at time zone 'Europe/Amsterdam', 'infinity'))
  from contact c join customer cu on cu.id = c.customer_id and app.is_open(cu.removed_at, cu.status)
  where c.account_id = of_account and c.customer_id = of_customer and app.is_active(c.removed_at, c.active_from, c.active_until, on_day)
$$;
