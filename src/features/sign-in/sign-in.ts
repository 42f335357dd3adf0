import { read, write, type SystemScope, type Write } from '../../access/scopes.ts';
import { plain } from '../../database/statement.ts';
import { audit } from '../audit/index.ts';
import { hashPassword, renewHash, verifyPassword } from '../passwords/index.ts';
import { forgetTries, giveBackTry, limits, networkOf, takeTry } from '../throttle/index.ts';
import { knownDevice, rememberDevice } from './devices.ts';
import { asPerson, doorsOf, doorToOpen, type Door } from './doors.ts';
import { endSession, openSession, type OpenedSession } from './session-actions.ts';

export type Attempt = Readonly<{
  mail: string;
  password: string;
  remember: boolean;
  /** The tokens the browser sent along, if any. */
  device: string | null;
  session: string | null;
  userAgent: string | null;
  address: string | null;
}>;
export type SignedIn = Readonly<{ kind: 'in'; door: Door; session: OpenedSession; device: string }>;
export type Outcome = SignedIn | Readonly<{ kind: 'refused' }> | Readonly<{ kind: 'blocked'; until: Date }>;

/** A mail address as accounts are kept: without spaces around it, small letters, at most 254 characters. */
export const mailOf = (typed: string): string => typed.normalize('NFC').trim().toLowerCase().slice(0, 254);

const accountByMail = (mail: string) => plain<{ id: string; password_hash: string | null }>('select id, password_hash from account where mail = $1', mail);

/**
 * Tries to sign in. Every try counts before it is judged, per account and per network, or for a browser that signed in before: per
 * browser, so that guesses from elsewhere do not lock the owner out. An unknown account takes the same road and the same time.
 */
export async function signIn(scope: SystemScope, attempt: Attempt, now: Date): Promise<Outcome> {
  const { mail, password, device, address } = attempt;
  const [[account], [known]] = await read(scope, accountByMail(mail), knownDevice(device, mail, now));
  const until = known === undefined ? await takeFromAll(scope, attempt, now) : await takeTry(scope, limits.device, device!, now);
  if (until !== null) return refuse(scope, attempt, { kind: 'blocked', until }, account?.id ?? null);
  const { ok, outdated } = await verifyPassword(password, account?.password_hash ?? null);
  const door = ok ? doorToOpen(await doorsOf(scope, mail, now)) : undefined;
  if (door === undefined) return refuse(scope, attempt, { kind: 'refused' }, account?.id ?? null);
  const hash = outdated ? await hashPassword(password) : null;
  return write(scope, async (trx) => {
    if (hash !== null) await renewHash(trx, door.accountId, hash);
    if (known === undefined) await giveBackTry(trx, limits.address, networkOf(address));
    else await forgetTries(trx, limits.device, device!);
    await forgetTries(trx, limits.account, mail);
    return enter(trx, scope, attempt, door, now);
  });
}

async function enter(trx: Write, scope: SystemScope, { remember, device, session: before, userAgent, address }: Attempt, door: Door, now: Date): Promise<SignedIn> {
  await endSession(trx, before);
  const session = await openSession(trx, { ...door, remember, now, userAgent, address });
  const remembered = await rememberDevice(trx, door.accountId, now, device);
  await audit(trx, asPerson(scope, door), { action: 'session.opened', subject: door.customerName });
  return { kind: 'in', door, session, device: remembered };
}

/** The network first, so that a blocked one cannot use up the tries of an account. */
async function takeFromAll(scope: SystemScope, { mail, address }: Attempt, now: Date): Promise<Date | null> {
  return (await takeTry(scope, limits.address, networkOf(address), now)) ?? (await takeTry(scope, limits.account, mail, now));
}

/** Notes the refusal: for an unknown account only that it happened, since people type passwords in the wrong box. */
async function refuse<R extends Outcome>(scope: SystemScope, { mail }: Attempt, outcome: R, accountId: string | null): Promise<R> {
  await write(scope, (trx) =>
    audit(trx, { ...scope, who: { ...scope.who, accountId } }, { action: 'session.refused', subject: accountId === null ? null : mail, detail: { reason: outcome.kind } }),
  );
  return outcome;
}
