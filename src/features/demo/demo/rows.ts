import type { Payment } from './bills.ts';
import { priceOn } from './catalogue.ts';
import type { CloudUser } from './cloud-users.ts';
import type { Row } from './csv.ts';
import { addMonths, type Clock } from './dates.ts';
import { euros } from './invoices.ts';
import { type Customer, mailOf, type Service, type Site } from './world.ts';

/** One row per customer, named as the import names its fields. */
export function customerRow(customer: Customer): Row {
  const home = customer.sites[0];
  return {
    externalId: customer.number,
    number: customer.number,
    name: customer.name,
    kvk: customer.kvk,
    vatId: customer.vatId,
    oin: null,
    peppolId: `0106:${customer.kvk}`,
    invoiceMail: `facturen@${customer.domain}`,
    phone: customer.phone,
    website: `https://www.${customer.domain}/`,
    street: home?.street ?? null,
    postalCode: home?.postalCode ?? null,
    city: home?.city ?? null,
    country: 'NL',
    billingStreet: customer.billing?.street ?? null,
    billingPostalCode: customer.billing?.postalCode ?? null,
    billingCity: customer.billing?.city ?? null,
    billingCountry: customer.billing === null ? null : 'NL',
    iban: customer.iban,
    mandateReference: customer.mandate,
    paymentTermDays: customer.termDays,
    parentNumber: null,
    accountManager: customer.accountManager,
    status: 'active',
  };
}

export function locationRows(customer: Customer): Row[] {
  return customer.sites.map((site, index) => ({
    externalId: siteId(customer, site),
    customer: customer.number,
    name: site.name,
    street: site.street,
    postalCode: site.postalCode,
    city: site.city,
    country: 'NL',
    phone: site.phone,
    main: index === 0,
  }));
}

export function contactRows(customer: Customer): Row[] {
  return customer.contacts.map((contact, index) => {
    const site = customer.sites.find((one) => one.key === contact.site);
    return {
      externalId: `cp-${customer.number}-${String(index + 1).padStart(2, '0')}`,
      customer: customer.number,
      location: site === undefined ? null : siteId(customer, site),
      givenName: contact.givenName,
      prefix: contact.prefix ?? null,
      surname: contact.surname,
      position: contact.position,
      department: contact.department ?? null,
      mail: mailOf(contact, customer),
      phone: contact.phone ?? null,
      mobile: contact.mobile ?? null,
      roles: contact.roles.join('|'),
      mailCategories: mailCategories(contact.roles).join('|'),
      activeFrom: contact.activeFrom ?? null,
      activeUntil: contact.activeUntil ?? null,
    };
  });
}

function mailCategories(roles: readonly string[]): string[] {
  return [...(roles.includes('financieel') ? ['invoices'] : []), 'outages', 'news', 'messages'];
}

/** What a subscription may say about itself; each is a column `details.…`. */
const detailKeys = [
  'tenant',
  'sku',
  'extension',
  'numbers',
  'numberRange',
  'channels',
  'device',
  'circuitId',
  'down',
  'up',
  'ipRange',
  'sla',
] as const;

export function subscriptionRows(customer: Customer, clock: Clock): Row[] {
  return customer.sold.map((service) => {
    const { plan, product } = service;
    const cents = priceOn(product, clock.today, clock.today);
    const monthly = Math.round((cents * service.quantity) / (product.period === 'year' ? 12 : 1));
    return {
      externalId: `sub-${service.number}`,
      customer: customer.number,
      location: service.site === null ? null : siteId(customer, service.site),
      number: service.number,
      group: product.group,
      productCode: product.code,
      product: product.name,
      variant: plan.variant ?? null,
      quantity: service.quantity,
      unit: product.unit,
      unitPrice: euros(cents),
      monthlyAmount: euros(monthly),
      oneOffAmount: euros(product.onceCents * service.quantity),
      billingPeriod: product.period,
      status: service.status,
      ...dates(service),
      firstTermMonths: plan.termMonths ?? 12,
      noticeMonths: plan.noticeMonths ?? 1,
      renewal: plan.renewal ?? 'tacit',
      costCentre: plan.costCentre ?? null,
      reference: plan.reference ?? null,
      ...Object.fromEntries(detailKeys.map((key) => [`details.${key}`, detailText(plan.details?.[key])])),
    };
  });
}

function dates({ plan, startedOn, orderedOn }: Service) {
  return {
    orderedOn,
    readyOn: startedOn,
    startedOn,
    endsOn: plan.endsOn ?? null,
    plannedOn: plan.plannedOn ?? null,
    plannedChange: plan.plannedChange ?? null,
  };
}

function detailText(value: string | number | readonly string[] | undefined): string | number | null {
  if (value === undefined) return null;
  return typeof value === 'object' ? value.join('|') : value;
}

export function cloudUserRows(customer: Customer, users: readonly CloudUser[]): Row[] {
  return users.map((user) => ({
    externalId: `m365-${user.upn}`,
    customer: customer.number,
    tenant: customer.domain,
    upn: user.upn,
    displayName: user.displayName,
    givenName: user.givenName || null,
    surname: user.surname || null,
    enabled: user.enabled,
    kind: user.kind,
    position: user.position || null,
    department: user.department || null,
    location: user.location || null,
    lastSignInOn: user.lastSignInOn,
    licences: user.licences.join('|'),
  }));
}

/** A pool per licence that is bought today. */
export function licenceRows(customer: Customer, clock: Clock): Row[] {
  return customer.sold
    .filter((service) => service.product.sku !== null && service.startedOn !== null && service.status !== 'ended')
    .map((service) => ({
      externalId: `pool-${customer.number}-${service.product.sku ?? ''}`,
      customer: customer.number,
      tenant: customer.domain,
      sku: service.product.sku,
      product: service.product.name,
      bought: service.quantity,
      unitPrice: euros(service.product.cents),
      renewsOn: renewal(service, clock),
    }));
}

/** The first yearly anniversary from today on. */
function renewal(service: Service, clock: Clock): string {
  let date = service.startedOn ?? clock.today;
  for (let years = 1; date <= clock.today; years += 1) date = addMonths(service.startedOn ?? clock.today, years * 12);
  return date;
}

export function paymentRows(payments: readonly Payment[]): Row[] {
  return payments.map((one) => ({
    externalId: `pay-${one.invoice}`,
    customer: one.customer,
    invoice: one.invoice,
    amount: euros(one.cents),
    paidOn: one.paidOn,
    method: one.method,
  }));
}

function siteId(customer: Customer, site: Site): string {
  return `loc-${customer.number}-${site.key}`;
}
