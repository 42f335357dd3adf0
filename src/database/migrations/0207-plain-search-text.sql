-- The letters that plainLetters() of the portal makes of a text, with everything between them left as it is.
create function app.letters(given text) returns text language sql immutable parallel safe
  return replace(replace(replace(replace(replace(
    translate(lower(regexp_replace(normalize(coalesce(given, ''), nfd), '[\u0300-\u036f]', '', 'g')), 'đøłħŧðı', 'dolhtdi'),
    'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'ĳ', 'ij'), 'þ', 'th');

-- Invoices are looked for in plain letters since. Only those with a letter beyond the plain ones are written anew: counting bytes tells them apart.
set local role portal_system;
update invoice set search_text = app.letters(search_text)
  where octet_length(search_text) <> length(search_text) and search_text <> app.letters(search_text);
reset role;
