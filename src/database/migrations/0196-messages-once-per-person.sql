-- The key of a form counts for who sent it alone: no form of a colleague stands in its way. And for what was in it: another text under the same
-- key is another message. What was sent is kept as a hash of all of it; older messages have none.
alter table message add column once_hash bytea;
drop index message_once;
create unique index message_once on message (once_key, coalesce(contact_id, staff_id), coalesce(once_hash, '')) where once_key is not null;
