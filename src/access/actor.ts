import type { Language } from '../platform/text/language.ts';
import type { Permission } from './permissions.ts';

/** Who is asking. Made by the guard of an area from the session or key; null means nobody. */
export type Actor = CustomerActor | StaffActor | MachineActor;

export type CustomerActor = Readonly<{
  kind: 'customer';
  sessionId: string;
  accountId: string;
  /** The contact they came in as. */
  contactId: string;
  /**
   * Every contact that is this person at this customer: a list of contacts may hold somebody twice. Roles and messages
   * add up.
   */
  contactIds: readonly string[];
  customerId: number;
  customerName: string;
  name: string;
  givenName: string;
  mail: string;
  language: Language;
  /** Keys of the roles held today over all these contacts, e.g. 'financieel'. */
  roles: readonly string[];
  permissions: ReadonlySet<Permission>;
  /** Service groups the customer buys, for content meant for them. */
  serviceGroups: readonly string[];
  /** How many other customers this account is a contact of. */
  otherCustomers: number;
  isStaff: boolean;
  /** Epoch ms at which this session ends if nothing happens. */
  sessionEndsAt: number;
}>;

export type StaffActor = Readonly<{
  kind: 'staff';
  sessionId: string;
  accountId: string;
  staffId: string;
  name: string;
  givenName: string;
  mail: string;
  language: Language;
  otherCustomers: number;
  sessionEndsAt: number;
}>;

export type MachineActor = Readonly<{ kind: 'machine'; keyId: string; keyHash: Buffer; name: string }>;
