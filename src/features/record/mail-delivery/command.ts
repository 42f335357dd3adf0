import type { DatabaseAddress } from '../../../database/connect.ts';
import { dropMails, queuedMails, retryMails, type QueuedMail } from './queue-actions.ts';

export const mailUsage = 'mail list | mail retry all | mail retry ID … | mail drop ID …';

/**
 * `mail …`: what waits and what was given up, sent again or thrown away. Answers the exit code; 2 when used wrongly.
 */
export async function mailCommand(
  [verb, ...ids]: readonly string[],
  address: DatabaseAddress,
  say: (line: string) => void,
): Promise<number> {
  const numbers = ids.length > 0 && ids.every((id) => /^\d{1,18}$/.test(id));
  if (verb === 'list' && ids.length === 0) return list(await queuedMails(address), say);
  if (verb === 'retry' && ids.length === 1 && ids[0] === 'all')
    return tell(await retryMails(address, null), 'A running portal tries them within seconds.', say);
  if (verb === 'retry' && numbers)
    return tell(await retryMails(address, ids), 'A running portal tries them within seconds.', say, ids.length);
  if (verb === 'drop' && numbers)
    return tell(await dropMails(address, ids), 'They are gone and will not be sent.', say, ids.length);
  say(`Usage: ${mailUsage}`);
  return 2;
}

function list(mails: readonly QueuedMail[], say: (line: string) => void): number {
  if (mails.length === 0) say('No mail waits and none was given up.');
  for (const mail of mails) {
    say(`${mail.id}  ${stateOf(mail)}  ${mail.to}  ${mail.subject ?? 'a link to set a password'}`);
    if (mail.error !== null) say(`    ${firstLine(mail.error)}`);
  }
  return 0;
}

function stateOf({ state, since, nextAt }: QueuedMail): string {
  const queued = `queued ${moment(since)}`;
  if (state === 'given-up') return `given up, ${queued}`;
  return state === 'sending' ? `being sent, ${queued}` : `waits, ${queued}, next try ${moment(nextAt)}`;
}

function tell(done: number, then: string, say: (line: string) => void, asked = done): number {
  say(`${done} ${done === 1 ? 'mail' : 'mails'}. ${done === 0 ? 'None of these waits: see mail list.' : then}`);
  return done < asked ? 1 : 0;
}

const moment = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const firstLine = (text: string) => text.split('\n')[0]!.slice(0, 200);
