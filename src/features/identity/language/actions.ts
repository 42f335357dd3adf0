import type { CustomerActor, StaffActor } from '../../../access/actor.ts';
import { write, type SystemScope } from '../../../access/scopes.ts';
import type { Language } from '../../../platform/text/language.ts';
import { record } from '../../record/log-events/index.ts';
import { asPerson } from '../../../access/person.ts';

/** Keeps the language of the account, for its pages and its mails. */
export async function chooseLanguage(
  scope: SystemScope,
  actor: CustomerActor | StaffActor,
  language: Language,
): Promise<void> {
  await write(scope, async (trx) => {
    await trx.updateTable('account').set({ language }).where('id', '=', actor.accountId).execute();
    await record(trx, asPerson(scope, actor), { action: 'account.language-chosen', facts: { language } });
  });
}
