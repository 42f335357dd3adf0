import { write, type SystemScope } from '../src/access/scopes.ts';
import type { FileStore } from '../src/platform/files/store.ts';
import { people } from './cast.ts';
import {
  seedContacts,
  seedContent,
  seedCustomerRow,
  seedFile,
  seedInvoice,
  seedServices,
  storedFor,
} from './seed-customer.ts';
import { seedMessages } from './seed-messages.ts';

export { canaries, numbers, people } from './cast.ts';

/** Fills an empty database with the cast. Answers the ids a test may need, per customer. */
export async function seedCast(scope: SystemScope, files: FileStore): Promise<{ noord: Seeded; zuid: Seeded }> {
  const staff = await seedStaff(scope);
  const noord = await seedCustomer(scope, files, 'noord', staff);
  const zuid = await seedCustomer(scope, files, 'zuid', staff);
  return { noord, zuid };
}

export type Seeded = Readonly<{
  customerId: number;
  contacts: Readonly<Record<string, string>>;
  location: string;
  subscription: string;
  cloudUser: string;
  invoice: string;
  invoiceFile: string;
  document: string;
  news: string;
  event: string;
  thread: string;
  messageFile: string;
}>;

async function seedStaff(scope: SystemScope): Promise<string> {
  return write(scope, async (trx) => {
    const account = await trx
      .insertInto('account')
      .values({ mail: people.staff })
      .returning('id')
      .executeTakeFirstOrThrow();
    const member = await trx
      .insertInto('staff_member')
      .values({
        account_id: account.id,
        given_name: 'Mila',
        prefix: null,
        surname: 'Medewerker',
        position: 'Accountmanager',
        mail: people.staff,
        phone: '+31101234567',
        hours_nl: 'maandag t/m vrijdag',
        hours_en: 'Monday to Friday',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return member.id;
  });
}

async function seedCustomer(
  scope: SystemScope,
  files: FileStore,
  place: 'noord' | 'zuid',
  staffId: string,
): Promise<Seeded> {
  const [invoiceBytes, documentBytes, messageBytes] = [
    await storedFor(files, place, 'factuur'),
    await storedFor(files, place, 'contract'),
    await storedFor(files, place, 'bijlage'),
  ];
  return write(scope, async (trx) => {
    const own = await seedCustomerRow(trx, place, staffId);
    const { location, contacts } = await seedContacts(trx, own);
    const services = await seedServices(trx, own, location);
    const invoiceFile = await seedFile(trx, own, 'factuur', invoiceBytes);
    const documentFile = await seedFile(trx, own, 'contract', documentBytes);
    const messageFile = await seedFile(trx, own, 'bijlage', messageBytes);
    await seedInvoice(trx, own, invoiceFile.id);
    const { document, slug } = await seedContent(trx, own, documentFile.id);
    const thread = await seedMessages(trx, own, contacts, messageFile.id);
    return {
      customerId: own.customer_id,
      contacts,
      location,
      ...services,
      invoice: `${own.mark}-1`,
      invoiceFile: invoiceFile.id,
      document,
      news: slug,
      event: slug,
      thread,
      messageFile: messageFile.id,
    };
  });
}
