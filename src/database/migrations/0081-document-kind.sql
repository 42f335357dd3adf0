-- People ask for "de handleiding" or "het contract" without the name of it: what a document is counts as one of its words.
alter table document drop column search_words;
alter table document add column search_words tsvector generated always as (app.stems(title_nl, coalesce(category_nl, '') || ' ' || coalesce(summary_nl, '') || case kind when 'manual' then ' handleiding' else ' contract' end,
  coalesce(title_en, '') || ' ' || coalesce(summary_en, '') || case kind when 'manual' then ' manual' else ' contract' end,
  left(coalesce(body_nl, ''), 50000) || ' ' || coalesce(file_text, ''), body_en)) stored;
