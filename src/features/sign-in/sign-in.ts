import { write, type SystemScope } from '../../access/scopes.ts';
import type { Language } from '../../platform/text/language.ts';
import { mailAddress } from '../../platform/text/mail-address.ts';
import { audit } from '../audit/index.ts';
import { hashPassword, renewHash } from '../passwords/index.ts';
import { rememberDevice } from './devices.ts';
import { asPerson, doorsOf, doorToOpen, type Door } from './doors.ts';
import { signInGate } from './gate.ts';
import { giveBack, judge, settle, type Proof, type Right } from './prove.ts';
import { endSession, openSession, stayInLanguage, type OpenedSession } from './session-actions.ts';

/** One try to sign in. `session`: the token of the session the browser still had, which ends. `language`: chosen on this device, or null. */
export type Attempt = Proof & Readonly<{ remember: boolean; session: string | null; language: Language | null; userAgent: string | null }>;
export type SignedIn = Readonly<{ kind: 'in'; door: Door; session: OpenedSession; device: string }>;
export type Outcome = SignedIn | Readonly<{ kind: 'refused' }> | Readonly<{ kind: 'blocked'; until: Date }>;

/** A mail address as accounts are kept: in the one form of `mailAddress`, at most 254 characters. */
export const mailOf = (typed: string): string => mailAddress(typed.slice(0, 1000)).slice(0, 254).toWellFormed();

/** Opens a session where the person was last, under a new token. Refuses the same way whether the account, the password or the right to enter is missing. */
export const signIn = (scope: SystemScope, attempt: Attempt, now: Date): Promise<Outcome> =>
  throughGate({ address: attempt.address, device: attempt.device !== null }, () => tryToSignIn(scope, attempt, now));

const throughGate = signInGate();

async function tryToSignIn(scope: SystemScope, attempt: Attempt, now: Date): Promise<Outcome> {
  const verdict = await judge(scope, attempt, now);
  if (verdict.kind !== 'right') return refuse(scope, attempt, verdict, verdict.accountId);
  return enter(scope, attempt, verdict, now).catch(async (error: Error) => {
    await giveBack(scope, attempt, verdict.known);
    throw error;
  });
}

async function enter(scope: SystemScope, attempt: Attempt, verdict: Right, now: Date): Promise<Outcome> {
  const door = doorToOpen(await doorsOf(scope, attempt.mail, now));
  if (door === undefined) return refuse(scope, attempt, { kind: 'refused' }, verdict.accountId);
  const hash = verdict.outdated ? await hashPassword(attempt.password) : null;
  return write(scope, async (trx) => {
    await settle(trx, attempt, verdict);
    if (hash !== null) await renewHash(trx, door.accountId, hash);
    await endSession(trx, attempt.session);
    const session = await openSession(trx, { ...door, remember: attempt.remember, now, userAgent: attempt.userAgent, address: attempt.address });
    const device = await rememberDevice(trx, door.accountId, now, attempt.device);
    await audit(trx, asPerson(scope, door), { action: 'session.opened', subject: door.customerName });
    if (await stayInLanguage(trx, door.accountId, attempt.language)) await audit(trx, asPerson(scope, door), { action: 'account.language-chosen', detail: { language: attempt.language } });
    return { kind: 'in', door, session, device };
  });
}

/** Notes the refusal: for an unknown account only that it happened, since people type passwords in the wrong box. */
async function refuse<R extends Outcome>(scope: SystemScope, { mail }: Attempt, outcome: R, accountId: string | null): Promise<R> {
  await write(scope, (trx) =>
    audit(trx, { ...scope, who: { ...scope.who, accountId } }, { action: 'session.refused', subject: accountId === null ? null : mail, detail: { reason: outcome.kind } }),
  );
  return outcome;
}
