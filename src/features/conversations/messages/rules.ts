import { fullName } from '../../../platform/text/names.ts';

export type Kind = 'question' | 'call-back' | 'invoice' | 'service' | 'complaint';
export const askedKinds = Object.freeze(['question', 'invoice', 'service', 'complaint'] as const);

export const limits = Object.freeze({
  subject: 120,
  body: 5000,
  files: 5,
  bytesEach: 10 * 1024 * 1024,
  hour: Object.freeze({ messages: 30, bytes: 200 * 1024 * 1024 }),
});

export type Message = Readonly<{
  id: string;
  from: string;
  ours: boolean;
  body: string;
  at: Date;
  unread: boolean;
  files: readonly MessageFile[];
}>;
type MessageFile = Readonly<{ id: string; name: string; type: string; bytes: number }>;
export type Thread = Readonly<{
  id: string;
  subject: string;
  kind: Kind;
  about: string | null;
  phone: string | null;
  by: string;
  at: Date;
  lastAt: Date;
  closed: boolean;
}>;

type ThreadRow = Readonly<{
  id: string;
  subject: string;
  kind: Kind;
  about: string | null;
  phone: string | null;
  created_at: Date;
  last_at: Date;
  closed_at: Date | null;
  given_name: string | null;
  prefix: string | null;
  surname: string;
}>;
type MessageRow = Readonly<{
  id: string;
  body: string;
  created_at: Date | string;
  read_at: Date | string | null;
  staff_id: string | null;
  staff_name: string;
  contact_name: string;
  files: readonly MessageFile[];
}>;

export function threadOf(row: ThreadRow): Thread {
  const by = fullName({ givenName: row.given_name, prefix: row.prefix, surname: row.surname });
  return {
    id: row.id,
    subject: row.subject,
    kind: row.kind,
    about: row.about,
    phone: row.phone,
    by,
    at: row.created_at,
    lastAt: row.last_at,
    closed: row.closed_at !== null,
  };
}

/**
 * Who wrote, for staff: where to call (the mobile number first, a number that is both only once) and what this person
 * may decide. `callBack` is the number left for it, and when.
 */
export type Writer = Readonly<{
  phones: readonly Readonly<{ kind: 'mobile' | 'phone'; number: string }>[];
  mail: string | null;
  roles: Readonly<Record<'nl' | 'en', readonly string[]>>;
  callBack: Readonly<{ phone: string | null; when: string | null }> | null;
}>;
type WriterRow = Readonly<{
  kind: Kind;
  phone: string | null;
  call_when: string | null;
  contact_phone: string | null;
  mobile: string | null;
  mail: string | null;
  roles_nl: readonly string[];
  roles_en: readonly string[];
}>;

export function writerOf(row: WriterRow): Writer {
  const numbers = [
    { kind: 'mobile' as const, number: row.mobile },
    { kind: 'phone' as const, number: row.contact_phone === row.mobile ? null : row.contact_phone },
  ];
  const phones = numbers.flatMap(({ kind, number }) => (number === null ? [] : [{ kind, number }]));
  const callBack = row.kind === 'call-back' ? { phone: row.phone, when: row.call_when } : null;
  return { phones, mail: row.mail, roles: { nl: row.roles_nl, en: row.roles_en }, callBack };
}

/** `ours`: written by the provider's people. */
export function messageOf(row: MessageRow): Message {
  const ours = row.staff_id !== null;
  return {
    id: row.id,
    from: ours ? row.staff_name : row.contact_name,
    ours,
    body: row.body,
    at: new Date(row.created_at),
    unread: ours && row.read_at === null,
    files: row.files,
  };
}

export type Draft = Readonly<{ kind: (typeof askedKinds)[number]; subject: string; body: string }>;
export type DraftProblem = Readonly<{ field: 'onderwerp' | 'bericht'; reason: 'missing' | 'too-long' }>;

/** What must be mended before a message can go out. */
export function checkDraft({ subject, body }: Pick<Draft, 'subject' | 'body'>): readonly DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (subject === '') problems.push({ field: 'onderwerp', reason: 'missing' });
  else if (subject.length > limits.subject) problems.push({ field: 'onderwerp', reason: 'too-long' });
  if (body === '') problems.push({ field: 'bericht', reason: 'missing' });
  else if (body.length > limits.body) problems.push({ field: 'bericht', reason: 'too-long' });
  return problems;
}

export const kindOf = (word: string): (typeof askedKinds)[number] =>
  askedKinds.find((kind) => kind === word) ?? 'question';
