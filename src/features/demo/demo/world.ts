import type { Billed, Step, Usage } from './billing.ts';
import { quantityOn } from './billing.ts';
import { callKinds, productOf } from './catalogue.ts';
import { addMonths, type Clock, monthStart } from './dates.ts';
import { random, seedOf } from './random.ts';

export type Site = Readonly<{
  key: string;
  name: string;
  street: string;
  postalCode: string;
  city: string;
  phone: string;
}>;

export type Contact = Readonly<{
  givenName: string;
  prefix?: string;
  surname: string;
  position: string;
  department?: string;
  /** Key of a site. */
  site?: string;
  /** Before the @ of the customer's own domain, or a whole address of somebody from outside. */
  mail: string;
  phone?: string;
  mobile?: string;
  roles: readonly string[];
  activeFrom?: string;
  activeUntil?: string;
}>;

type Status = 'ordered' | 'installing' | 'active' | 'change-planned' | 'suspended' | 'cancelled' | 'ended';
type Detail = string | number | readonly string[];

/** How a service of a sample customer is written down; what is left out follows from the product and the dates. */
export type ServicePlan = Readonly<{
  product: string;
  site?: string;
  variant?: string;
  /** Days and quantities; the first is the start. */
  steps: readonly (readonly [from: string, quantity: number])[];
  endsOn?: string;
  status?: Status;
  orderedOn?: string;
  plannedOn?: string;
  plannedChange?: string;
  termMonths?: number;
  noticeMonths?: number;
  renewal?: 'tacit' | 'none';
  costCentre?: string;
  reference?: string;
  details?: Readonly<Record<string, Detail>>;
  /** Minutes of calls per unit and month. */
  minutes?: number;
}>;

export type Service = Billed &
  Readonly<{
    plan: ServicePlan;
    site: Site | null;
    status: Status;
    quantity: number;
    startedOn: string | null;
    orderedOn: string | null;
  }>;

/** The mailboxes and licences of a customer; `used` counts per product, more or fewer than were bought. */
type CloudPlan = Readonly<{
  members: number;
  departments: readonly string[];
  positions: readonly string[];
  used: Readonly<Record<string, number>>;
  shared: readonly string[];
  guests: readonly (readonly [name: string, mail: string])[];
}>;

export type CustomerPlan = Readonly<{
  number: string;
  name: string;
  /** Word for file names and addresses. */
  slug: string;
  domain: string;
  kvk: string;
  vatId: string;
  iban: string;
  /** Mandate for direct debit; null means that they transfer the money themselves. */
  mandate: string | null;
  termDays: number;
  phone: string;
  accountManager: string;
  buyerReference: string;
  billing: Readonly<{ street: string; postalCode: string; city: string }> | null;
  sites: readonly Site[];
  contacts: readonly Contact[];
  services: readonly ServicePlan[];
  cloud: CloudPlan;
}>;

export type Customer = CustomerPlan & Readonly<{ sold: readonly Service[] }>;

const prefixes = { cloud: 'CL', voice: 'TE', connectivity: 'VB', workplace: 'WP', service: 'DV' } as const;

/** The customer with its services numbered, priced and with their calls; the same every time for one seed. */
export function customerOf(plan: CustomerPlan, clock: Clock, seed: number): Customer {
  const counts = new Map<string, number>();
  const sold = plan.services.map((one) => {
    const product = productOf(one.product);
    const count = (counts.get(product.group) ?? 0) + 1;
    counts.set(product.group, count);
    const number = `${prefixes[product.group]}-${plan.number}-${String(count).padStart(2, '0')}`;
    return serviceOf(one, number, plan, clock, seed);
  });
  return Object.freeze({ ...plan, sold: Object.freeze(sold) });
}

function serviceOf(plan: ServicePlan, number: string, customer: CustomerPlan, clock: Clock, seed: number): Service {
  const product = productOf(plan.product);
  const steps: readonly Step[] = plan.steps.map(([from, quantity]) => ({ from, quantity }));
  const first = steps[0] ?? null;
  const site = customer.sites.find((one) => one.key === plan.site) ?? null;
  const billed: Billed = {
    number,
    product,
    steps,
    endsOn: plan.endsOn ?? null,
    costCentre: plan.costCentre ?? null,
    usage: [],
    note: [plan.variant, customer.sites.length > 1 ? site?.name : undefined].filter(Boolean).join(', '),
  };
  const started = first !== null && first.from <= clock.today;
  return Object.freeze({
    ...billed,
    usage: calls(billed, plan.minutes ?? 0, clock, seed),
    plan,
    site,
    status: plan.status ?? 'active',
    quantity: started ? quantityOn({ ...billed, endsOn: null }, clock.today) : (first?.quantity ?? 1),
    startedOn: started ? first.from : null,
    orderedOn: plan.orderedOn ?? (first === null ? null : addMonths(first.from, -1)),
  });
}

/** Calls of the last 25 months; in summer people call less. */
function calls(service: Billed, minutes: number, clock: Clock, seed: number): readonly Usage[] {
  if (minutes === 0) return [];
  const dice = random(seedOf(seed, service.number));
  const found: Usage[] = [];
  for (let back = 25; back >= 1; back -= 1) {
    const month = addMonths(monthStart(clock.today), -back);
    const season = ['07', '08', '12'].includes(month.slice(5, 7)) ? 0.78 : 1;
    const total = quantityOn(service, month) * minutes * season * (0.86 + dice.next() * 0.28);
    for (const kind of callKinds) {
      const part = Math.round(total * kind.share * (0.9 + dice.next() * 0.2));
      found.push({ month: month.slice(0, 7), code: kind.code, name: kind.name, minutes: part, micros: kind.micros });
    }
  }
  return found;
}

/** The mail address of a contact. */
export function mailOf(contact: Contact, customer: CustomerPlan): string {
  return contact.mail.includes('@') ? contact.mail : `${contact.mail}@${customer.domain}`;
}

/** "Joost de Wit". */
export function nameOf(person: Pick<Contact, 'givenName' | 'prefix' | 'surname'>): string {
  return [person.givenName, person.prefix, person.surname].filter(Boolean).join(' ');
}
