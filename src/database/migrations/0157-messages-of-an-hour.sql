-- What one person wrote in the last hour is counted before each message.
create index message_contact_hour on message (contact_id, created_at) where contact_id is not null;
