import type { CustomerActor } from '../../../access/actor.ts';

/** Which parts of the overview this person sees. */
export type May = Readonly<{
  invoices: boolean;
  services: boolean;
  costs: boolean;
  chart: boolean;
  licences: boolean;
  contracts: boolean;
  people: boolean;
}>;

/**
 * The chart is made of invoice lines, so it takes both the right to invoices and to costs. That a contract renews
 * concerns who sees contracts or what things cost.
 */
export function mayOf({ permissions }: Pick<CustomerActor, 'permissions'>): May {
  const [invoices, services, costs] = [
    permissions.has('invoices:read'),
    permissions.has('services:read'),
    permissions.has('costs:read'),
  ];
  return {
    invoices,
    services,
    costs,
    chart: invoices && costs,
    licences: permissions.has('cloud-users:read'),
    contracts: services && (costs || permissions.has('contracts:read')),
    people: permissions.has('people:manage') || permissions.has('roles:grant'),
  };
}
