-- The text of a document belongs to its file: another file, and it is to be read again. Whoever changes the file need not know.
create function app.forget_file_text() returns trigger language plpgsql as $$
begin
  new.file_text := null;
  return new;
end $$;
create trigger document_file_text before update of file_id on document for each row when (new.file_id is distinct from old.file_id) execute function app.forget_file_text();
-- Documents that were there before their text was read.
create index document_unread on document (file_id) where file_text is null and file_id is not null;
