import { write, type SystemScope, type Write } from '../../../access/scopes.ts';
import { record } from '../../record/log-events/index.ts';
import { mailOf } from '../sign-in/index.ts';

/** Someone who works for the provider. `givenName` "Mila", `prefix` "de", `surname` "Vries". */
export type NewStaffMember = Readonly<{
  mail: string;
  givenName: string;
  prefix?: string | null;
  surname: string;
  position?: string | null;
  phone?: string | null;
  hours?: Readonly<{ nl: string; en: string }> | null;
}>;

/** `contactOf` names the customers that this person is a contact of: as staff they see far more. */
export type Added = Readonly<{ staffId: string; accountId: string; added: boolean; contactOf: readonly string[] }>;

/**
 * Adds a member of staff with an account, or brings one up to date whom we know by this address. `invite` mails a link
 * to set a first password. Answers the ids, whether the person was new, and of whom they are a contact.
 */
export async function addStaff(
  scope: SystemScope,
  person: NewStaffMember,
  { invite = true }: { invite?: boolean } = {},
): Promise<Added> {
  const mail = mailOf(person.mail);
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(mail)) throw new Error(`${person.mail} is not an e-mail address.`);
  return write(scope, async (trx) => {
    await trx
      .insertInto('account')
      .values({ mail })
      .onConflict((on) => on.column('mail').doNothing())
      .execute();
    const account = await trx.selectFrom('account').select('id').where('mail', '=', mail).executeTakeFirstOrThrow();
    const before = await trx.selectFrom('staff_member').select('id').where('mail', '=', mail).executeTakeFirst();
    const row = {
      account_id: account.id,
      given_name: person.givenName,
      prefix: person.prefix ?? null,
      surname: person.surname,
      position: person.position ?? null,
      phone: person.phone ?? null,
      hours_nl: person.hours?.nl ?? null,
      hours_en: person.hours?.en ?? null,
      ended_at: null,
    };
    const member = await trx
      .insertInto('staff_member')
      .values({ mail, ...row })
      .onConflict((on) => on.column('mail').doUpdateSet(row))
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(trx, scope, {
      action: before === undefined ? 'staff-member.added' : 'staff-member.changed',
      subject: mail,
      facts: { invite },
    });
    const customers = await trx
      .selectFrom('contact')
      .innerJoin('customer', 'customer.id', 'contact.customer_id')
      .select('customer.name')
      .distinct()
      .where('contact.account_id', '=', account.id)
      .where('contact.removed_at', 'is', null)
      .orderBy('customer.name')
      .execute();
    return {
      staffId: member.id,
      accountId: account.id,
      added: before === undefined,
      contactOf: customers.map(({ name }) => name),
    };
  });
}

/**
 * Ends a member of staff: from this moment no session of theirs opens a staff page, and no new one is given. Answers
 * how many sessions ended, or null when nobody of this address works here. What they are for a customer stays.
 */
export async function endStaff(scope: SystemScope, address: string, now: Date): Promise<number | null> {
  const mail = mailOf(address);
  return write(scope, async (trx) => {
    const member = await trx
      .selectFrom('staff_member')
      .select('id')
      .where('mail', '=', mail)
      .where('ended_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (member === undefined) return null;
    const account = await trx
      .selectFrom('account')
      .select('id')
      .where('mail', '=', mail)
      .forUpdate()
      .executeTakeFirst();
    const { numDeletedRows } = await trx.deleteFrom('session').where('staff_id', '=', member.id).executeTakeFirst();
    await trx.updateTable('staff_member').set({ ended_at: now }).where('id', '=', member.id).execute();
    // Who is no contact either has no way in left: a link that waits in a mailbox must not give one back.
    if (account !== undefined && (await isNoContact(trx, account.id)))
      await trx.deleteFrom('password_link').where('account_id', '=', account.id).execute();
    await record(trx, scope, {
      action: 'staff-member.ended',
      subject: mail,
      facts: { sessions: Number(numDeletedRows) },
    });
    return Number(numDeletedRows);
  });
}

async function isNoContact(trx: Write, accountId: string): Promise<boolean> {
  return (
    (await trx
      .selectFrom('contact')
      .select('id')
      .where('account_id', '=', accountId)
      .where('removed_at', 'is', null)
      .executeTakeFirst()) === undefined
  );
}

const prefixes = /^(van|von|de|den|der|het|'t|’t|ten|ter|te|in|op|el|al|la|le|du|da|dos|bin)$/i;

/** "Mila van der Berg" → Mila, van der, Berg. One word is a surname and a given name at once. */
export function nameParts(name: string): Pick<NewStaffMember, 'givenName' | 'prefix' | 'surname'> {
  const [givenName = '', ...rest] = name.trim().split(/\s+/);
  if (givenName === '') throw new Error('A name is needed.');
  const first = rest.findIndex((word) => !prefixes.test(word));
  const at = first === -1 ? Math.max(0, rest.length - 1) : first;
  const surname = rest.slice(at).join(' ');
  return { givenName, prefix: rest.slice(0, at).join(' ') || null, surname: surname === '' ? givenName : surname };
}
