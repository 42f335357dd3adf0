-- A reader of feeds cannot sign in either: a link may also follow the news.
alter table calendar_link drop constraint calendar_link_kind_check, add constraint calendar_link_kind_check check (kind in ('cancel', 'events', 'news'));
