type Action = Readonly<{
  nl: string;
  en: string;
  audience: 'customer' | 'provider';
  about: 'thing' | 'person';
  followed: boolean;
}>;
type More = Readonly<Partial<Pick<Action, 'about' | 'followed'>>>;
const person: More = Object.freeze({ about: 'person' });

const told = (nl: string, en: string, more: More = {}) => action(nl, en, 'customer', more);
const kept = (nl: string, en: string, more: More = {}) => action(nl, en, 'provider', more);
const action = (
  nl: string,
  en: string,
  audience: Action['audience'],
  { about = 'thing', followed = false }: More,
): Action => Object.freeze({ nl, en, audience, about, followed });

/**
 * What the log can tell, closed. `audience`: who may read of it, the customer it is about or only the provider.
 * `about`: whether the subject is a thing or a person; what names a person may be erased one day. `followed`: something
 * follows from it, see src/reactions.ts. `{who}` and `{subject}` are filled in where it is read.
 */
export const actions = Object.freeze({
  'account.language-chosen': told('{who} koos een taal', '{who} chose a language'),
  'calendar-link.made': told('{who} maakte een agenda-link', '{who} made a calendar link'),
  'calendar-link.withdrawn': told('{who} trok een agenda-link in', '{who} withdrew a calendar link'),
  'call-back.asked': told('{who} vroeg om teruggebeld te worden', '{who} asked to be called back', { followed: true }),
  'file.downloaded': told('{who} downloadde {subject}', '{who} downloaded {subject}'),
  'import.done': kept('{who} importeerde {subject}', '{who} imported {subject}', { followed: true }),
  'import.undone': kept('{who} maakte een import van {subject} ongedaan', '{who} undid an import of {subject}', {
    followed: true,
  }),
  'invoice.imported': told('Factuur {subject} kwam binnen', 'Invoice {subject} came in', { followed: true }),
  'invoice.moved-away': told('Factuur {subject} ging weg', 'Invoice {subject} was taken away'),
  'invoice.moved-here': told('Factuur {subject} kwam binnen', 'Invoice {subject} came in', { followed: true }),
  'invoice.withdrawn': told('Factuur {subject} ging weg', 'Invoice {subject} was taken away'),
  'invoice-pdfs.dropped': kept('{who} laat pdf’s opnieuw maken', '{who} has PDFs made anew'),
  'invoices.downloaded': told(
    '{who} downloadde de facturen van {subject}',
    '{who} downloaded the invoices of {subject}',
  ),
  'key.added': kept('{who} maakte sleutel {subject}', '{who} made key {subject}'),
  'key.revoked': kept('{who} trok sleutel {subject} in', '{who} revoked key {subject}'),
  'list.exported': told('{who} downloadde een lijst', '{who} downloaded a list'),
  'message.answered': told('{who} antwoordde op {subject}', '{who} answered about {subject}', { followed: true }),
  'message.sent': told('{who} schreef over {subject}', '{who} wrote about {subject}', { followed: true }),
  'password-link.asked': kept('Er is een link gevraagd voor {subject}', 'A link was asked for {subject}', {
    ...person,
    followed: true,
  }),
  'password-link.sent': kept('Er ging een link naar {subject}', 'A link went to {subject}', person),
  'password.changed': told('{who} wijzigde een wachtwoord', '{who} changed a password', { ...person, followed: true }),
  'password.set': told('{who} koos een wachtwoord', '{who} chose a password', { ...person, followed: true }),
  'profile.changed': told('{who} wijzigde het profiel', '{who} changed the profile', { ...person, followed: true }),
  'secrets.rotated': kept('{who} verzegelde alles met sleutel {subject}', '{who} sealed everything with key {subject}'),
  'session.closed': told('{who} meldde zich af', '{who} signed out'),
  'session.opened': told('{who} meldde zich aan', '{who} signed in'),
  'session.refused': kept('Aanmelden lukte niet', 'Signing in did not work', person),
  'session.switched': told('{who} wisselde naar {subject}', '{who} switched to {subject}'),
  'sessions.ended': told('{who} meldde andere apparaten af', '{who} signed other devices out'),
  'staff-member.added': kept('{who} voegde {subject} toe', '{who} added {subject}', { ...person, followed: true }),
  'staff-member.changed': kept('{who} wijzigde {subject}', '{who} changed {subject}', { ...person, followed: true }),
  'staff-member.ended': kept(
    '{who} beëindigde de toegang van {subject}',
    '{who} ended the access of {subject}',
    person,
  ),
  'statement.downloaded': told('{who} downloadde het overzicht {subject}', '{who} downloaded the statement {subject}'),
});

export type ActionName = keyof typeof actions;
