-- With this the portal signs in each form whom it was made for, so that nobody keeps words under another person's name. One row, made here,
-- the same for every process on this database; only the portal itself reads it.
create table form_key (
  one boolean primary key default true check (one),
  key bytea not null check (length(key) = 32)
);
insert into form_key (key) values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

grant select on form_key to portal_system;
