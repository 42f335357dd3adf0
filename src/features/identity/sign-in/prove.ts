import { hashToken } from '../../../platform/token.ts';
import { inOneFlight, write, type SystemScope, type Write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { verifyPassword } from '../passwords/index.ts';
import { forgetTries, giveBackNetworkTry, giveBackTry, limits, takeNetworkTry, takeTry } from '../throttle/index.ts';
import { knownDevice } from './devices.ts';

/**
 * A mail address and a password, and where they came from. `device`: the token of a browser that signed in before, if
 * it sent one. `inside`: they hold a session.
 */
export type Proof = Readonly<{
  mail: string;
  password: string;
  device: string | null;
  address: string | null;
  inside?: boolean;
}>;

export type Right = Readonly<{
  kind: 'right';
  outdated: boolean;
  known: boolean;
  accountId: string;
  /** The hash it was held against. */ hash: string;
}>;
export type Wrong =
  | Readonly<{ kind: 'refused'; accountId: string | null }>
  | Readonly<{ kind: 'blocked'; until: Date; accountId: string | null }>;

const accountByMail = (mail: string) =>
  plain<{ id: string; password_hash: string | null }>('select id, password_hash from account where mail = $1', mail);

/**
 * Holds a password against an account. Every try counts before it is judged, per account and per network, or for a
 * browser that signed in before: per browser, so that guesses from elsewhere do not lock the owner out. An unknown
 * account takes the same road and the same time. When the portal is too busy to judge, the try is given back.
 */
export async function judge(scope: SystemScope, proof: Proof, now: Date): Promise<Right | Wrong> {
  const { mail, password, device } = proof;
  const [[account], [remembered]] = await inOneFlight(scope, accountByMail(mail), knownDevice(device, mail, now));
  const known = remembered !== undefined;
  const until = known
    ? await takeTry(scope, limits.device, deviceKey(proof), now)
    : await takeFromAll(scope, proof, now);
  const accountId = account?.id ?? null;
  if (until !== null) return { kind: 'blocked', until, accountId };
  const { ok, outdated } = await verifyPassword(
    password,
    account?.password_hash ?? null,
    known || proof.inside === true,
  ).catch(async (error: Error) => {
    await giveBack(scope, proof, known);
    throw error;
  });
  return ok && account !== undefined
    ? { kind: 'right', outdated, known, accountId: account.id, hash: account.password_hash! }
    : { kind: 'refused', accountId };
}

/** Holds the same try against the hash that took the place of the one judged: it is no new try, and counts as none. */
export async function judgeAgain(verdict: Right, password: string, hash: string | null): Promise<Right | Wrong> {
  const { ok, outdated } = await verifyPassword(password, hash, verdict.known);
  return ok && hash !== null ? { ...verdict, outdated, hash } : { kind: 'refused', accountId: verdict.accountId };
}

/** The network first, so that a blocked one cannot use up the tries of an account. */
async function takeFromAll(scope: SystemScope, { mail, address }: Proof, now: Date): Promise<Date | null> {
  return (
    (await takeNetworkTry(scope, limits.address, address, now)) ?? (await takeTry(scope, limits.account, mail, now))
  );
}

// The count of a browser is per account: its token is one of many that the account may hold. Known by hash, like every
// token.
const deviceKey = ({ mail, device }: Proof) =>
  `${mail}:${hashToken('device', device ?? '')
    .toString('base64url')
    .slice(0, 16)}`;

/**
 * Nobody was told whether the password is right: the try counts for nothing. The portal is busy or its database is
 * away, so this may fail too; what went wrong first is what is told.
 */
export async function giveBack(scope: SystemScope, proof: Proof, known: boolean): Promise<void> {
  await write(scope, async (trx) => {
    if (known) return giveBackTry(trx, limits.device, deviceKey(proof));
    await giveBackNetworkTry(trx, limits.address, proof.address);
    await giveBackTry(trx, limits.account, proof.mail);
  }).catch(() => {});
}

/** The password was right: takes the try off the counts again. */
export async function settle(trx: Write, proof: Proof, { known }: Right): Promise<void> {
  if (known) await forgetTries(trx, limits.device, deviceKey(proof));
  else await giveBackNetworkTry(trx, limits.address, proof.address);
  await forgetTries(trx, limits.account, proof.mail);
}

/** Asks a signed-in person for their password once more, under the same counts as signing in. */
export async function provePassword(scope: SystemScope, proof: Proof, now: Date): Promise<Right | Wrong> {
  const verdict = await judge(scope, { ...proof, inside: true }, now);
  if (verdict.kind === 'right') await write(scope, (trx) => settle(trx, proof, verdict));
  return verdict;
}
