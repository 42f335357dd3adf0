-- When somebody would like to be called, in their own words.
alter table message_thread add column call_when text;
-- A form that is posted twice at once makes one message: each form carries a key of its own.
alter table message add column once_key uuid;
create unique index message_once on message (customer_id, once_key) where once_key is not null;
