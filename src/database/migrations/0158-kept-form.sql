-- What somebody typed in a form that could not be taken: their session had ended, or they had gone to another organisation, or to another
-- language. Sealed with a key that only the browser holds, for an hour. No customer stands in it: the database cannot read it.
create table kept_form (
  token_hash bytea not null,
  form_hash bytea not null,
  sealed bytea not null,
  kept_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (token_hash, form_hash)
);
create index kept_form_ends on kept_form (ends_at);
grant select, insert, update, delete on kept_form to portal_system;
