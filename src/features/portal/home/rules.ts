/** Amounts of one currency, added up; cents. */
export type Sum = Readonly<{ currency: string; cents: number }>;

/** 'morning' from 6, 'afternoon' from 12, 'evening' from 18, 'night' from 0; `hour` is on the Dutch clock. */
export function partOfDay(hour: number): 'morning' | 'afternoon' | 'evening' | 'night' {
  if (hour < 6) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

const tasksShown = 5;
const soonDays = 14;
const dayMs = 86_400_000;

/**
 * What the tasks follow from. A part is null when this person may not see it. Amounts in cents, days as 'YYYY-MM-DD'.
 */
export type Situation = Readonly<{
  today: string;
  invoices: null | Readonly<{
    overdue: number;
    overdueSums: readonly Sum[];
    address: string | null;
    number: string | null;
    dueOn: string | null;
    cents: number | null;
    currency: string | null;
  }>;
  /** Services that renew unless cancelled, the first last day first. */
  renewing: null | readonly Readonly<{ id: string; product: string; lastDay: string }>[];
  /** Products of which more licences are held than bought. */
  short: null | readonly Readonly<{ product: string; bought: number; used: number }>[];
  withoutRole: null | Readonly<{ count: number; id: string | null; name: string }>;
  answers: Readonly<{ count: number; thread: string | null; subject: string | null }>;
  reachable: boolean;
}>;

export type HomeTask =
  | Readonly<{
      kind: 'overdue-one';
      tone: 'danger';
      address: string;
      number: string;
      dueOn: string;
      cents: number;
      currency: string;
    }>
  | Readonly<{ kind: 'overdue-more'; tone: 'danger'; count: number; sums: readonly Sum[]; dueOn: string }>
  | Readonly<{
      kind: 'licences';
      tone: 'warning';
      product: string;
      missing: number;
      bought: number;
      used: number;
      others: number;
    }>
  | Readonly<{ kind: 'answer'; tone: 'info'; thread: string; subject: string; count: number }>
  | Readonly<{
      kind: 'renewing';
      tone: 'warning' | 'info';
      id: string;
      product: string;
      lastDay: string;
      others: number;
    }>
  | Readonly<{ kind: 'role'; tone: 'info'; id: string; name: string; count: number }>
  | Readonly<{ kind: 'phone'; tone: 'info' }>;

const ranks = { danger: 0, warning: 1, info: 2 } as const;

/**
 * At most five things to do, the most pressing first: danger, warning, info, and within a tone in the order of this
 * list.
 */
export function tasksOf(situation: Situation): readonly HomeTask[] {
  const found = [
    overdue(situation),
    renewing(situation),
    licences(situation),
    answer(situation),
    role(situation),
    phone(situation),
  ];
  return found
    .filter((task) => task !== null)
    .sort((a, b) => ranks[a.tone] - ranks[b.tone])
    .slice(0, tasksShown);
}

function overdue({ invoices }: Situation): HomeTask | null {
  if (invoices === null || invoices.overdue === 0 || invoices.address === null || invoices.dueOn === null) return null;
  const { overdue: count, overdueSums, address, number, dueOn, cents, currency } = invoices;
  if (count > 1) return { kind: 'overdue-more', tone: 'danger', count, sums: overdueSums, dueOn };
  return {
    kind: 'overdue-one',
    tone: 'danger',
    address,
    number: number ?? address,
    dueOn,
    cents: cents ?? 0,
    currency: currency ?? 'EUR',
  };
}

function renewing({ renewing, today }: Situation): HomeTask | null {
  const first = renewing?.[0];
  if (renewing === null || first === undefined) return null;
  const daysLeft = (Date.parse(first.lastDay) - Date.parse(today)) / dayMs;
  return {
    kind: 'renewing',
    tone: daysLeft <= soonDays ? 'warning' : 'info',
    id: first.id,
    product: first.product,
    lastDay: first.lastDay,
    others: renewing.length - 1,
  };
}

function licences({ short }: Situation): HomeTask | null {
  const first = short?.[0];
  if (short === null || first === undefined) return null;
  return { kind: 'licences', tone: 'warning', ...first, missing: first.used - first.bought, others: short.length - 1 };
}

function answer({ answers }: Situation): HomeTask | null {
  if (answers.count === 0 || answers.thread === null) return null;
  return { kind: 'answer', tone: 'info', thread: answers.thread, subject: answers.subject ?? '', count: answers.count };
}

function role({ withoutRole }: Situation): HomeTask | null {
  if (withoutRole === null || withoutRole.count === 0 || withoutRole.id === null) return null;
  return { kind: 'role', tone: 'info', id: withoutRole.id, name: withoutRole.name, count: withoutRole.count };
}

const phone = ({ reachable }: Situation): HomeTask | null => (reachable ? null : { kind: 'phone', tone: 'info' });
