import type { Clock } from './dates.ts';
import type { staff } from './staff.ts';
import { type Contact, type Customer, mailOf, nameOf } from './world.ts';

/** What the start message tells: who may sign in, and how much there is. */
export type DemoSummary = Readonly<{
  people: readonly Readonly<{ name: string; mail: string; customer: string; roles: readonly string[] }>[];
  staff: readonly Readonly<{ name: string; mail: string }>[];
  counts: Readonly<Record<string, number>>;
}>;

/**
 * Who tells the most about the portal, at most three of each customer: who signs, who pays, who knows the technique.
 */
const telling = ['tekenbevoegd', 'financieel', 'functioneel', 'melder'];
const perCustomer = 3;

export function summaryOf(
  customers: readonly Customer[],
  clock: Clock,
  people: typeof staff,
  more: Readonly<{ invoices: number; payments: number; content: number }>,
): DemoSummary {
  const sum = (count: (customer: Customer) => number): number =>
    customers.reduce((total, one) => total + count(one), 0);
  return Object.freeze({
    people: customers.flatMap((customer) =>
      tellingContacts(customer, clock).map((one) => ({
        name: nameOf(one),
        mail: mailOf(one, customer),
        customer: customer.name,
        roles: one.roles.map(roleKey),
      })),
    ),
    staff: people.map((one) => ({
      name: [one.givenName, one.prefix, one.surname].filter(Boolean).join(' '),
      mail: one.mail,
    })),
    counts: {
      customers: customers.length,
      locations: sum((one) => one.sites.length),
      contacts: sum((one) => one.contacts.length),
      subscriptions: sum((one) => one.sold.length),
      ...more,
    },
  });
}

function tellingContacts(customer: Customer, clock: Clock): readonly Contact[] {
  const present = customer.contacts.filter((one) => one.activeUntil === undefined || one.activeUntil > clock.today);
  const found = telling.map((role) => present.find((one) => one.roles.some((key) => roleKey(key) === role)));
  return [...new Set(found.filter((one) => one !== undefined))].slice(0, perCustomer);
}

/** "besteller:500.00" → "besteller". */
function roleKey(role: string): string {
  return role.split(':')[0] ?? role;
}
