import type { CustomerActor, StaffActor } from '../../../access/actor.ts';
import { write, type SystemScope } from '../../../access/scopes.ts';
import type { Language } from '../../../platform/text/language.ts';
import { record } from '../../record/log-events/index.ts';

/** Keeps the language of the account, for its pages and its mails. */
export async function chooseLanguage(
  scope: SystemScope,
  actor: CustomerActor | StaffActor,
  language: Language,
): Promise<void> {
  const who = {
    ...scope.who,
    name: actor.name,
    accountId: actor.accountId,
    ...(actor.kind === 'staff'
      ? { staffId: actor.staffId }
      : { contactId: actor.contactId, customerId: actor.customerId }),
  };
  await write(scope, async (trx) => {
    await trx.updateTable('account').set({ language }).where('id', '=', actor.accountId).execute();
    await record(trx, { ...scope, who }, { action: 'account.language-chosen', facts: { language } });
  });
}
