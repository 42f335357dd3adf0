import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { write, type CustomerScope } from '../../../access/scopes.ts';
import type { Portal } from '../../../portal.ts';
import { record } from '../../record/log-events/index.ts';
import { ownOf } from './inputs.ts';
import { heldContact, type Own, type OwnContact } from './queries.ts';

type Parts = Pick<Portal, 'now'>;

/**
 * Keeps what a contact fills in beside what imports say, on every record they have here; what is in `back` takes the
 * imported value again. The back office gets a mail about a number that is another one now, since its list is where the
 * rest comes from: one, however often the form was posted, because it is held against what stands there at that moment.
 */
export async function changeReach(
  portal: Parts,
  scope: CustomerScope,
  typed: OwnContact['shown'],
  back: readonly string[],
): Promise<void> {
  const { contactIds, customerId, accountId } = scope.actor;
  await write(scope, async (trx) => {
    const before = await heldContact(trx, scope);
    const own = ownOf(before, typed, back);
    const changed = (['phone', 'mobile', 'mail_categories'] as const).filter(
      (field) => !isDeepStrictEqual(own[field], before.own[field]),
    );
    if (changed.length === 0) return;
    const given = changed.filter((field) => own[field] === null);
    const now = {
      phone: (own.phone ?? before.imported.phone) || null,
      mobile: (own.mobile ?? before.imported.mobile) || null,
    };
    // Another record of the same person may have a value of its own where this one follows the import: it stays until
    // it is changed.
    const next = <T>(field: keyof Own, value: T) =>
      value === null && !changed.includes(field)
        ? sql<T>`case when own_by = account_id then ${sql.ref(`own_${field}`)} end`
        : value;
    const values = {
      own_by: accountId,
      own_phone: next('phone', own.phone),
      own_mobile: next('mobile', own.mobile),
      own_mail_categories: next('mail_categories', own.mail_categories === null ? null : [...own.mail_categories]),
    };
    await trx
      .updateTable('contact')
      .set(values)
      .where('customer_id', '=', customerId)
      .where('id', 'in', contactIds)
      .execute();
    await record(trx, scope, {
      action: 'profile.changed',
      subject: scope.actor.name,
      facts: { changed, ...(given.length > 0 ? { back: given } : {}) },
      personal: { before: { phone: before.shown.phone, mobile: before.shown.mobile }, after: now },
    });
  });
}
