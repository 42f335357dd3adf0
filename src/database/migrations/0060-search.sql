-- What people find things by, kept beside each row by the database itself, so that nothing that writes needs to know of search.
-- The walls of each table hold for these columns as for all others.
create extension if not exists pg_trgm with schema public;

-- Small letters without accents, anything else than letters and digits as one space.
create function app.plain(given text) returns text language sql immutable parallel safe
  return regexp_replace(lower(regexp_replace(normalize(coalesce(given, ''), nfd), '[\u0300-\u036f]', '', 'g')), '[^[:alnum:]]+', ' ', 'g');

-- A number without its separators: "2026-0012" is "20260012".
create function app.code(given text) returns text language sql immutable parallel safe
  return replace(app.plain(given), ' ', '');

-- Phone numbers as the part after +31 or 0, each after a space; of anything else the digits.
create function app.digits(given text) returns text language sql immutable parallel safe
  return regexp_replace(' ' || regexp_replace(coalesce(given, ''), '[^0-9]', '', 'g'), '^ (00)?(31(?=[0-9]{9}$)|0(?=[0-9]{9}$))', ' ');

create function app.phone_codes(given text[]) returns text language sql immutable parallel safe
  return (select string_agg(app.digits(one), '') from unnest(given) one where one ~ '[0-9]{2}');

-- The two ends of "085 555 03 00 – 085 555 03 99"; anything else is one part.
create function app.range_ends(given text) returns text[] language sql immutable parallel safe
  return regexp_split_to_array(coalesce(given, ''), '\s*[–—]\s*|\s+(-|t/m)\s+');

-- Whether a whole number (as app.digits has it, without the space) lies in a range of numbers.
create function app.in_range(given text, number text) returns boolean language sql immutable parallel safe
  return cardinality(app.range_ends(given)) = 2 and length(app.digits((app.range_ends(given))[1])) = length(number) + 1
    and ' ' || number between app.digits((app.range_ends(given))[1]) and app.digits((app.range_ends(given))[2]);

-- Words by their Dutch and English stems. What lies behind the first 150,000 characters of a file is not found: an index entry has a largest size.
create function app.stems(a text, b text, english text, body text, body_english text) returns tsvector language sql immutable parallel safe
  return setweight(to_tsvector('pg_catalog.dutch', app.plain(a)), 'A') || setweight(to_tsvector('pg_catalog.english', app.plain(english)), 'A')
    || setweight(to_tsvector('pg_catalog.dutch', app.plain(b)), 'B')
    || to_tsvector('pg_catalog.dutch', app.plain(left(body, 150000))) || to_tsvector('pg_catalog.english', app.plain(left(body_english, 50000)));

-- Some words of a text around where a word begins in it, else its first words. '…' in front when it does not begin at the beginning.
create function app.excerpt(given text, word text) returns text language sql immutable parallel safe
  return case when strpos(lower(left(given, 150000)), word) > 90 then '…' || substring(given from strpos(lower(left(given, 150000)), word) - 60 for 240) else left(given, 240) end;

-- search_head: names and numbers, each word after a space. search_words: everything said, by stem.
alter table subscription
  add column search_head text generated always as (' ' || app.plain(product || ' ' || coalesce(variant, '') || ' ' || number || ' ' || coalesce(reference, '') || ' ' || coalesce(cost_centre, '')
    || ' ' || coalesce(details->>'circuitId', '') || ' ' || coalesce(details->>'extension', '') || ' ' || coalesce(details->>'sku', '') || ' ' || coalesce(details->>'ipRange', ''))
    || ' ' || app.code(number) || ' ' || app.code(details->>'circuitId')
    || coalesce(app.phone_codes(regexp_split_to_array(coalesce(details->>'numbers', ''), '[^0-9+() -]+') || app.range_ends(details->>'numberRange')), '')) stored,
  add column search_words tsvector generated always as (app.stems(product || ' ' || coalesce(variant, ''),
    case service_group when 'cloud' then 'cloud' when 'voice' then 'telefonie telefoon bellen' when 'connectivity' then 'verbindingen internet' when 'workplace' then 'werkplek' else 'beheer service' end,
    case service_group when 'voice' then 'telephony phone' when 'connectivity' then 'connections internet' when 'workplace' then 'workplace' when 'service' then 'management service' end,
    coalesce(details->>'device', '') || ' ' || coalesce(details->>'tenant', '') || ' ' || coalesce(details->>'sla', ''), null)) stored;
alter table contact add column search_head text generated always as (' ' || app.plain(coalesce(given_name, '') || ' ' || coalesce(prefix, '') || ' ' || surname || ' ' || coalesce(mail, '')
  || ' ' || coalesce(position, '') || ' ' || coalesce(department, '')) || coalesce(app.phone_codes(array[phone, mobile]), '')) stored;
alter table cloud_user add column search_head text generated always as (' ' || app.plain(display_name || ' ' || coalesce(given_name, '') || ' ' || coalesce(surname, '') || ' ' || upn
  || ' ' || coalesce(department, '') || ' ' || coalesce(position, ''))) stored;
alter table licence_pool add column search_head text generated always as (' ' || app.plain(product || ' ' || sku) || ' ' || app.code(sku)) stored;
alter table location add column search_head text generated always as (' ' || app.plain(name || ' ' || coalesce(street, '') || ' ' || coalesce(postal_code, '') || ' ' || coalesce(city, ''))
  || ' ' || app.code(postal_code) || coalesce(app.phone_codes(array[phone]), '')) stored;
alter table message_thread
  add column search_head text generated always as (' ' || app.plain(subject)) stored,
  add column search_words tsvector generated always as (app.stems(subject, null, null, null, null)) stored;
alter table document
  add column search_head text generated always as (' ' || app.plain(title_nl || ' ' || coalesce(title_en, '') || ' ' || coalesce(category_nl, '') || ' ' || coalesce(summary_nl, ''))) stored,
  add column search_words tsvector generated always as (app.stems(title_nl, coalesce(category_nl, '') || ' ' || coalesce(summary_nl, ''), coalesce(title_en, '') || ' ' || coalesce(summary_en, ''),
    left(coalesce(body_nl, ''), 50000) || ' ' || coalesce(file_text, ''), body_en)) stored;
alter table faq
  add column search_head text generated always as (' ' || app.plain(question_nl || ' ' || coalesce(question_en, '') || ' ' || category_nl)) stored,
  add column search_words tsvector generated always as (app.stems(question_nl, category_nl, question_en, answer_nl, answer_en)) stored;
alter table news
  add column search_head text generated always as (' ' || app.plain(title_nl || ' ' || coalesce(title_en, '') || ' ' || coalesce(intro_nl, ''))) stored,
  add column search_words tsvector generated always as (app.stems(title_nl, intro_nl, coalesce(title_en, '') || ' ' || coalesce(intro_en, ''), body_nl, body_en)) stored;
alter table event
  add column search_head text generated always as (' ' || app.plain(title_nl || ' ' || coalesce(title_en, '') || ' ' || coalesce(place, ''))) stored,
  add column search_words tsvector generated always as (app.stems(title_nl, place, title_en, body_nl, body_en)) stored;

-- Content is found per customer first (their own and everyone's), so its cost does not grow with other customers.
create index document_customer on document (customer_id);
create index faq_customer on faq (customer_id);
create index news_customer on news (customer_id);
create index event_customer on event (customer_id);
