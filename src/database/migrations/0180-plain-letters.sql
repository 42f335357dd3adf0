-- Letters that are no letter with a mark are found by the plain ones people type for them: đ ø ł ħ ŧ ð ı by one, æ œ ß ĳ þ by two.
-- plainLetters() of the portal says the same.
create or replace function app.plain(given text) returns text language sql immutable parallel safe
  return regexp_replace(replace(replace(replace(replace(replace(
    translate(lower(regexp_replace(normalize(coalesce(given, ''), nfd), '[\u0300-\u036f]', '', 'g')), 'đøłħŧðı', 'dolhtdi'),
    'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'ĳ', 'ij'), 'þ', 'th'), '[^[:alnum:]]+', ' ', 'g');

-- What is kept beside the rows is worked out again where such a letter stands, and only there: a row is worked out anew when a column it is made of is set.
-- The wall is not for the owner during these statements; it stands again before anyone else sees the rows.
do $$
declare
  letters constant text := '[đøłħŧðıæœßĳþĐØŁĦŦÐÆŒẞĲÞ]';
  one record;
begin
  for one in select * from (values
    ('subscription', 'product', 'concat_ws('' '', product, variant, number, reference, cost_centre, details::text)'),
    ('contact', 'surname', 'concat_ws('' '', given_name, prefix, surname, mail, position, department)'),
    ('cloud_user', 'upn', 'concat_ws('' '', display_name, given_name, surname, upn, department, position)'),
    ('licence_pool', 'product', 'concat_ws('' '', product, sku)'),
    ('location', 'name', 'concat_ws('' '', name, street, postal_code, city)'),
    ('message_thread', 'subject', 'subject'),
    ('document', 'title_nl', 'concat_ws('' '', title_nl, title_en, category_nl, summary_nl, summary_en, body_nl, body_en, file_text)'),
    ('faq', 'question_nl', 'concat_ws('' '', question_nl, question_en, category_nl, answer_nl, answer_en)'),
    ('news', 'title_nl', 'concat_ws('' '', title_nl, title_en, intro_nl, intro_en, body_nl, body_en)'),
    ('event', 'title_nl', 'concat_ws('' '', title_nl, title_en, place, body_nl, body_en)')
  ) as kept (of_table, made_of, said) loop
    execute format('alter table %I no force row level security', one.of_table);
    execute format('update %1$I set %2$I = %2$I where %3$s ~ %4$L', one.of_table, one.made_of, one.said, letters);
    execute format('alter table %I force row level security', one.of_table);
  end loop;
end $$;
