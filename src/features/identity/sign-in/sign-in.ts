import { write, type SystemScope } from '../../../access/scopes.ts';
import type { Language } from '../../../platform/text/language.ts';
import { mailAddress } from '../../../platform/text/mail-address.ts';
import { record } from '../../record/log-events/index.ts';
import { hashPassword, lockAccount, renewHash } from '../passwords/index.ts';
import { rememberDevice } from './devices.ts';
import {
  doorsOf,
  doorToOpen,
  endSession,
  openSession,
  stayInLanguage,
  type Door,
  type OpenedSession,
} from '../sessions/index.ts';
import { signInGate } from './gate.ts';
import { giveBack, judge, judgeAgain, settle, type Proof, type Right, type Wrong } from './prove.ts';
import { asPerson } from '../../../access/person.ts';

/**
 * One try to sign in. `session`: the token of the session the browser still had, which ends. `language`: chosen on this
 * device, or null.
 */
export type Attempt = Proof &
  Readonly<{ remember: boolean; session: string | null; language: Language | null; userAgent: string | null }>;
export type SignedIn = Readonly<{ kind: 'in'; door: Door; session: OpenedSession; device: string }>;
export type Outcome = SignedIn | Readonly<{ kind: 'refused' }> | Readonly<{ kind: 'blocked'; until: Date }>;

/** A mail address as accounts are kept: in the one form of `mailAddress`, at most 254 characters. */
export const mailOf = (typed: string): string => mailAddress(typed.slice(0, 1000)).slice(0, 254).toWellFormed();

/**
 * Opens a session where the person was last, under a new token. Refuses the same way whether the account, the password
 * or the right to enter is missing.
 */
export const signIn = (scope: SystemScope, attempt: Attempt, now: Date): Promise<Outcome> =>
  throughGate({ address: attempt.address, device: attempt.device !== null }, () => tryToSignIn(scope, attempt, now));

const throughGate = signInGate();

async function tryToSignIn(scope: SystemScope, attempt: Attempt, now: Date): Promise<Outcome> {
  const verdict = await judge(scope, attempt, now);
  if (verdict.kind !== 'right') return refuse(scope, attempt, verdict, verdict.accountId);
  const outcome = await enterAsJudged(scope, attempt, verdict, now).catch(async (error: Error) => {
    await giveBack(scope, attempt, verdict.known);
    throw error;
  });
  return outcome.kind === 'in' ? outcome : refuse(scope, attempt, outcome, verdict.accountId);
}

/**
 * A password that changed while the old one was judged is judged again; it does not change three times in one request.
 */
async function enterAsJudged(scope: SystemScope, attempt: Attempt, right: Right, now: Date): Promise<Outcome> {
  let verdict: Right | Wrong = right;
  for (let round = 0; round < 3 && verdict.kind === 'right'; round++) {
    const outcome: Entered = await enter(scope, attempt, verdict, now);
    if (outcome.kind !== 'changed') return outcome;
    verdict = await judgeAgain(verdict, attempt.password, outcome.hash);
  }
  return { kind: 'refused' };
}

type Entered = SignedIn | Readonly<{ kind: 'refused' }> | Readonly<{ kind: 'changed'; hash: string | null }>;

/** 'changed' when the account has another password by now than the one that was judged. */
async function enter(scope: SystemScope, attempt: Attempt, verdict: Right, now: Date): Promise<Entered> {
  const door = doorToOpen(await doorsOf(scope, attempt.mail, now));
  if (door === undefined) return { kind: 'refused' };
  const hash = verdict.outdated ? await hashPassword(attempt.password) : null;
  return write(scope, async (trx) => {
    const account = await lockAccount(trx, door.accountId);
    if (account?.hash !== verdict.hash) return { kind: 'changed', hash: account?.hash ?? null };
    const session = await openSession(trx, {
      ...door,
      account,
      remember: attempt.remember,
      now,
      userAgent: attempt.userAgent,
      address: attempt.address,
    });
    if (session === null) return { kind: 'refused' };
    await settle(trx, attempt, verdict);
    if (hash !== null) await renewHash(trx, account.id, { proven: verdict.hash, hash });
    await endSession(trx, attempt.session);
    const device = await rememberDevice(trx, account.id, now, attempt.device);
    await record(trx, asPerson(scope, door), { action: 'session.opened', subject: door.customerName });
    if (await stayInLanguage(trx, account.id, attempt.language))
      await record(trx, asPerson(scope, door), {
        action: 'account.language-chosen',
        facts: { language: attempt.language },
      });
    return { kind: 'in', door, session, device };
  });
}

/** Notes the refusal: for an unknown account only that it happened, since people type passwords in the wrong box. */
async function refuse<R extends Outcome>(
  scope: SystemScope,
  { mail }: Attempt,
  outcome: R,
  accountId: string | null,
): Promise<R> {
  await write(scope, (trx) =>
    record(
      trx,
      { ...scope, who: { ...scope.who, accountId } },
      { action: 'session.refused', subject: accountId === null ? null : mail, facts: { reason: outcome.kind } },
    ),
  );
  return outcome;
}
