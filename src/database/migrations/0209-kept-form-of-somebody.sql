-- Forms that nobody is named in go first when a browser keeps too many: they cost nobody else's words.
alter table kept_form add column of_somebody boolean not null default true;
