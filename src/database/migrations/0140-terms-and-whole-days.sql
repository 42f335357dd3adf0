-- A contract may renew for another term than its first, and give notice in days.
alter table subscription
  add column renewal_term_months integer check (renewal_term_months >= 0),
  add column notice_days integer check (notice_days >= 0);

-- Events of whole days, and how often an event was moved: a calendar takes a change over only when its SEQUENCE rises (RFC 5545, 3.8.7.4).
alter table event
  add column all_day boolean not null default false,
  add column revision integer not null default 0;

create function app.count_revision() returns trigger language plpgsql as $$
begin
  new.revision := old.revision + 1;
  return new;
end $$;
create trigger event_moved before update on event for each row
  when ((old.starts_at, old.ends_at, old.all_day, old.title_nl, old.title_en, old.body_nl, old.body_en, old.place)
    is distinct from (new.starts_at, new.ends_at, new.all_day, new.title_nl, new.title_en, new.body_nl, new.body_en, new.place))
  execute function app.count_revision();
