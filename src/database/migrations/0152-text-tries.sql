-- A file is marked before its text is read: one that brought the portal down is not tried again by every import after that.
alter table document add column text_tries smallint not null default 0;
-- Another file, and its text is to be read again, from the first try.
create or replace function app.forget_file_text() returns trigger language plpgsql as $$
begin
  new.file_text := null;
  new.text_tries := 0;
  return new;
end $$;
