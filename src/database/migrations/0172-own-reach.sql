-- What people fill in themselves about how to reach them stands beside what imports say, and neither overwrites the other.
-- Null: the imported value holds. '' (or no categories): they want none shown. It is theirs as long as the record is: `own_by` is the account
-- that filled it in, so that a record which goes to another person leaves it behind, and has it again when that is taken back.
alter table contact add column own_phone text, add column own_mobile text, add column own_mail_categories text[], add column own_by uuid;
alter table contact
  add column shown_phone text generated always as (nullif(coalesce(case when own_by = account_id then own_phone end, phone), '')) stored,
  add column shown_mobile text generated always as (nullif(coalesce(case when own_by = account_id then own_mobile end, mobile), '')) stored,
  add column shown_mail_categories text[] not null generated always as (coalesce(case when own_by = account_id then own_mail_categories end, mail_categories)) stored;
-- Found by the number that is shown. (A generated column cannot be made of another one.)
alter table contact alter column search_head set expression as (' ' || app.plain(coalesce(given_name, '') || ' ' || coalesce(prefix, '') || ' ' || surname || ' ' || coalesce(mail, '')
  || ' ' || coalesce(position, '') || ' ' || coalesce(department, '')) || coalesce(app.phone_codes(array[
    coalesce(case when own_by = account_id then own_phone end, phone), coalesce(case when own_by = account_id then own_mobile end, mobile)]), ''));

-- A person of a customer writes their own values only; the others are the imports'.
revoke update (phone, mobile, mail_categories) on contact from portal_app;
grant update (own_phone, own_mobile, own_mail_categories, own_by) on contact to portal_app;

-- What was changed in a profile after the last import is their own from now on. Without a hash the next import tells its value again.
-- The walls are not for the owner during this statement; they stand again before anyone else sees the rows.
alter table contact no force row level security;
alter table audit no force row level security;
update contact c set own_by = c.account_id, content_hash = null,
  own_phone = case when 'phone' = any(made.fields) then coalesce(c.phone, '') end,
  own_mobile = case when 'mobile' = any(made.fields) then coalesce(c.mobile, '') end,
  own_mail_categories = case when 'mail_categories' = any(made.fields) then c.mail_categories end
from (select k.id, array_agg(distinct field) as fields
  from contact k
  join audit a on a.customer_id = k.customer_id and a.account_id = k.account_id and a.action = 'profile.changed' and a.at > k.imported_at
  cross join lateral jsonb_array_elements_text(case jsonb_typeof(a.detail->'changed') when 'array' then a.detail->'changed' else '[]' end) field
  group by k.id) made
where made.id = c.id;
alter table audit force row level security;
alter table contact force row level security;
