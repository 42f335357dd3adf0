/**
 * Every problem an import can name: its stable code with the English and the Dutch sentence. {0} and {1} are filled in.
 * Machines read the code, people the sentence. A code never changes its meaning.
 */
export const problemTexts = Object.freeze({
  // the file as a whole
  empty_file: ['The file is empty.', 'Het bestand is leeg.'],
  too_large: ['The file is larger than {0} MB. Split it.', 'Het bestand is groter dan {0} MB. Splits het.'],
  too_many_rows: [
    'The file has more than {0} records. Split it.',
    'Het bestand heeft meer dan {0} regels. Splits het.',
  ],
  too_many_columns: [
    'This row has more than {0} cells. Are the cells parted by the sign that the first row uses?',
    'Deze rij heeft meer dan {0} cellen. Staat tussen de cellen hetzelfde teken als in de eerste rij?',
  ],
  too_many_fields: ['A record has more than {0} fields.', 'Een regel heeft meer dan {0} velden.'],
  too_complex: [
    'Reading this file took too much time or memory. Split it.',
    'Dit bestand lezen kostte te veel tijd of geheugen. Splits het.',
  ],
  too_deep: ['This is nested more than {0} deep.', 'Dit is meer dan {0} niveaus diep genest.'],
  unknown_format: [
    '"{0}" is not a file we read here. Use {1}.',
    '"{0}" is geen bestand dat we hier lezen. Gebruik {1}.',
  ],
  binary_file: ['This is not a text file.', 'Dit is geen tekstbestand.'],
  json_syntax: ['This is not valid JSON: {0}', 'Dit is geen geldige JSON: {0}'],
  json_shape: [
    'Send an object, a list of objects, or {"records": [ … ]}.',
    'Stuur een object, een lijst objecten of {"records": [ … ]}.',
  ],
  csv_syntax: ['The quotes in this row do not match.', 'De aanhalingstekens in deze rij kloppen niet.'],
  csv_no_columns: ['The first row must name the columns.', 'De eerste rij moet de namen van de kolommen bevatten.'],
  double_column: ['The column {0} is there twice.', 'De kolom {0} staat er twee keer.'],
  cell_count: ['This row has {0} cells, the first row has {1}.', 'Deze rij heeft {0} cellen, de eerste rij {1}.'],
  front_matter: [
    'The part between the --- lines cannot be read: {0}',
    'Het deel tussen de regels met --- is niet te lezen: {0}',
  ],
  front_matter_missing: [
    'The file must begin with a --- line, the fields, and again a --- line.',
    'Het bestand begint met een regel ---, dan de velden, dan weer ---.',
  ],
  unknown_field: ['There is no field "{0}". {1}', 'Het veld "{0}" bestaat niet. {1}'],
  more_problems: ['{0} more problems are not listed.', 'Er zijn nog {0} problemen die hier niet staan.'],
  // one field
  required: ['This field must be filled in.', 'Dit veld is verplicht.'],
  not_text: ['Write this as text, between quotes.', 'Schrijf dit als tekst, tussen aanhalingstekens.'],
  too_long: ['This is longer than {0} characters.', 'Dit is langer dan {0} tekens.'],
  broken_character: [
    'This holds a character that was lost: {0}. Save the file as UTF-8 and import it again.',
    'Hier is een teken verloren gegaan: {0}. Bewaar het bestand als UTF-8 en importeer het opnieuw.',
  ],
  control_character: ['This holds a character that cannot be shown.', 'Hier staat een teken in dat niet zichtbaar is.'],
  not_a_number: ['{0} is not a number.', '{0} is geen getal.'],
  ambiguous_number: [
    '{0} can mean two things. Write {1} or {2}.',
    '{0} kan twee dingen betekenen. Schrijf {1} of {2}.',
  ],
  two_notations: [
    '{0} and {1} are in one column but written in two ways. Write the whole column one way.',
    '{0} en {1} staan in dezelfde kolom, maar zijn elk anders geschreven. Schrijf de hele kolom op een manier.',
  ],
  too_many_decimals: ['{0} has more than {1} decimals.', '{0} heeft meer dan {1} decimalen.'],
  out_of_range: ['{0} is not between {1}.', '{0} ligt niet tussen {1}.'],
  not_a_date: [
    '{0} is not a date. Write 2026-03-31 (in a CSV also 31-03-2026).',
    '{0} is geen datum. Schrijf 2026-03-31 (in een CSV ook 31-03-2026).',
  ],
  not_a_moment: [
    '{0} is not a date with a time. Write 2026-03-31T14:00.',
    '{0} is geen datum met tijd. Schrijf 2026-03-31T14:00.',
  ],
  two_date_orders: [
    '{0} can mean two days: this column also has {1}, with the month first. Write 2026-03-31.',
    '{0} kan twee dagen betekenen: in deze kolom staat ook {1}, met de maand voorop. Schrijf 2026-03-31.',
  ],
  no_such_time: [
    '{0} is a time that does not exist: that night the clock goes forward from 2 to 3. Choose another time.',
    '{0} is een tijd die niet bestaat: in die nacht gaat de klok van 2 naar 3 uur. Kies een andere tijd.',
  ],
  not_yes_or_no: [
    '{0} is not true or false (in a CSV: ja or nee).',
    '{0} is geen true of false (in een CSV: ja of nee).',
  ],
  unknown_word: ['{0} is not one of: {1}.', '{0} is niet een van: {1}.'],
  not_a_list: ['Write this as a list.', 'Schrijf dit als een lijst.'],
  list_separator: [
    '{0} looks like more than one. Put | between them.',
    '{0} lijkt meer dan een waarde. Zet er | tussen.',
  ],
  too_many_items: ['This list is longer than {0}.', 'Deze lijst is langer dan {0}.'],
  double_item: ['{0} is in this list twice.', '{0} staat twee keer in deze lijst.'],
  not_an_object: ['Write this as an object with fields.', 'Schrijf dit als een object met velden.'],
  not_a_mail: ['{0} is not an e-mail address.', '{0} is geen e-mailadres.'],
  more_than_one_mail: [
    '{0} holds more than one e-mail address. Keep one.',
    '{0} bevat meer dan een e-mailadres. Houd er een over.',
  ],
  mail_letters: [
    '{0} has letters before the @ that many mail servers refuse. Mail may not arrive. Stored all the same.',
    '{0} heeft letters voor de @ die veel mailservers weigeren. Mail komt misschien niet aan. Wel bewaard.',
  ],
  not_a_phone: ['{0} is not a phone number.', '{0} is geen telefoonnummer.'],
  not_a_kvk: ['{0} is not a KVK number: that has 8 digits.', '{0} is geen KVK-nummer: dat heeft 8 cijfers.'],
  kvk_lost_zero: [
    '{0} lacks a digit. A spreadsheet drops the zero at the start: make the column text.',
    '{0} mist een cijfer. Een rekenblad laat de nul vooraan weg: maak van de kolom tekst.',
  ],
  not_a_vat_id: ['{0} is not a btw-id such as NL123456789B01.', '{0} is geen btw-id zoals NL123456789B01.'],
  vat_id_check: [
    'The check digits of {0} are wrong. Stored all the same.',
    'De controlecijfers van {0} kloppen niet. Wel bewaard.',
  ],
  not_an_iban: ['{0} is not an IBAN.', '{0} is geen IBAN.'],
  not_an_oin: ['{0} is not an OIN: that has 20 digits.', '{0} is geen OIN: dat heeft 20 cijfers.'],
  not_a_peppol_id: ['{0} is not a Peppol id such as 0106:12345678.', '{0} is geen Peppol-id zoals 0106:12345678.'],
  not_a_country: ['{0} is not a country or a country code such as NL.', '{0} is geen land of landcode zoals NL.'],
  not_a_url: ['{0} is not an address that begins with https://.', '{0} is geen adres dat begint met https://.'],
  url_completed: ['{0} has no https:// before it. Stored as {1}.', 'Voor {0} staat geen https://. Bewaard als {1}.'],
  reserved_slug: [
    '{0} is the address of another page. Choose another slug.',
    '{0} is het adres van een andere pagina. Kies een andere slug.',
  ],
  not_a_slug: [
    '{0} is not the last part of a page address: use small letters, digits and hyphens.',
    '{0} is geen laatste deel van een webadres: gebruik kleine letters, cijfers en streepjes.',
  ],
  not_a_sku: ['{0} is not a product code.', '{0} is geen productcode.'],
  role_limit: [
    '{0} has no amount after the colon, such as besteller:500.00.',
    '{0} heeft geen bedrag na de dubbele punt, zoals besteller:500.00.',
  ],
  ends_before_start: ['{0} is before {1}.', '{0} ligt voor {1}.'],
  own_parent: ['A customer cannot be its own parent.', 'Een klant kan niet onder zichzelf vallen.'],
  // files of documents
  file_missing: ['There is no file {0} beside this one.', 'Er staat geen bestand {0} naast dit bestand.'],
  file_outside: ['{0} is not inside the folder of this file.', '{0} staat niet in de map van dit bestand.'],
  file_too_large: ['{0} is larger than {1} MB.', '{0} is groter dan {1} MB.'],
  file_empty: ['{0} is empty.', '{0} is leeg.'],
  file_type: [
    '{0} is not a PDF, PNG, JPEG, CSV, TXT, DOCX or XLSX.',
    '{0} is geen PDF, PNG, JPEG, CSV, TXT, DOCX of XLSX.',
  ],
  file_type_differs: ['{0} holds {1}: the name says something else.', '{0} bevat {1}: de naam zegt iets anders.'],
  file_not_base64: ['fileContent is not base64.', 'fileContent is geen base64.'],
  file_name_missing: ['Send fileName and fileContent together.', 'Stuur fileName en fileContent samen.'],
  file_only_here: [
    'A file beside this one works only with the import command. Send fileName and fileContent.',
    'Een bestand ernaast werkt alleen met het importcommando. Stuur fileName en fileContent.',
  ],
  // what the portal already knows
  unknown_customer: ['There is no customer {0}.', 'Er is geen klant {0}.'],
  unknown_location: ['There is no location {0} of this customer.', 'Er is geen locatie {0} van deze klant.'],
  unknown_account_manager: [
    'Nobody with the address {0} works here. Stored without.',
    'Er werkt hier niemand met het adres {0}. Bewaard zonder.',
  ],
  unknown_role: ['There is no role {0}. {1} The roles are: {2}.', 'De rol {0} bestaat niet. {1} De rollen zijn: {2}.'],
  external_id_differs: ['The address says {0}, the record says {1}.', 'Het adres zegt {0}, de gegevens zeggen {1}.'],
  double_record: ['{0} is also in {1}. That one is used.', '{0} staat ook in {1}. Die telt.'],
  other_source: ['{0} belongs to the source {1}.', '{0} hoort bij de bron {1}.'],
  other_customer: [
    '{0} belongs to another customer. Records do not move: use a new externalId.',
    '{0} hoort bij een andere klant. Gegevens verhuizen niet: gebruik een nieuw externalId.',
  ],
  taken: ['{0} is already used by {1}.', '{0} is al in gebruik bij {1}.'],
  too_many_removals: [
    'This would remove {0} of {1} records. Is the file whole? Use force when it is.',
    'Dit verwijdert {0} van {1} regels. Is het bestand compleet? Gebruik dan force.',
  ],
  set_incomplete: [
    'A record has no externalId, so we cannot tell which ones are missing. Nothing is removed.',
    'Een regel heeft geen externalId. Daardoor weten we niet wat ontbreekt. Er is niets verwijderd.',
  ],
  mail_twice: [
    '{0} is also the address of {1} at this customer. Stored; it is one account. Give each person an address, or send one record.',
    '{0} is ook het adres van {1} bij deze klant. Wel bewaard; het is een account. Geef ieder een eigen adres, of stuur een regel.',
  ],
  upn_twice: [
    '{0} is also the user name of {1} at this customer. Stored all the same.',
    '{0} is ook de gebruikersnaam van {1} bij deze klant. Wel bewaard.',
  ],
  main_twice: [
    '{1} is a main location of this customer too. Stored; keep one.',
    '{1} is ook een hoofdlocatie van deze klant. Wel bewaard; houd er een over.',
  ],
  payment_ambiguous: [
    'Customer {0} has more than one invoice {1}. The payment is stored and counts for none: name the supplier.',
    'Klant {0} heeft meer dan een factuur {1}. De betaling is bewaard en telt voor geen ervan: noem de leverancier.',
  ],
  payment_other_supplier: [
    'The invoice {0} of this customer is not of supplier {1}. The payment is stored and counts for none.',
    'De factuur {0} van deze klant is niet van leverancier {1}. De betaling is bewaard en telt voor geen.',
  ],
  last_signatory: ['Customer {0} now has nobody who may sign.', 'Klant {0} heeft nu niemand die mag tekenen.'],
  last_administrator: ['Customer {0} now has no portal administrator.', 'Klant {0} heeft nu geen portalbeheerder.'],
} as const satisfies Record<string, readonly [en: string, nl: string]>);

export type ProblemCode = keyof typeof problemTexts;
