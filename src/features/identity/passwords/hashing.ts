import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { inTurn } from './hash-queue.ts';

type Cost = Readonly<{ memory: number; passes: number; parallelism: number }>;

/**
 * argon2id, 19 MiB, two passes: the first choice of the OWASP password storage guide. Raise it here; hashes follow at
 * the next sign-in.
 */
const cost: Cost = Object.freeze({ memory: 19_456, passes: 2, parallelism: 1 });
const longest = 256;
const tagLength = 32;

/** What an unknown account is held against, so that it takes as long as a known one. No password gives this tag. */
const nobody = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** A password as a PHC string: algorithm, cost, salt and tag in one text. Throws 503 when too many wait. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(password, salt, cost, true);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

export type Verdict = Readonly<{ ok: boolean; /** The hash has an older cost: make it anew. */ outdated: boolean }>;

/**
 * Holds a password against a stored hash. Without a hash it takes as long and answers no. Throws 503 when too many
 * wait; `known`: who has places of their own.
 */
export async function verifyPassword(password: string, stored: string | null, known = true): Promise<Verdict> {
  const { salt, tag, cost: madeWith } = parse(stored ?? nobody);
  const fits = [...password].length <= longest;
  const derived = await derive(fits ? password : '', salt, madeWith, known);
  const ok = timingSafeEqual(derived, tag) && fits && stored !== null;
  return {
    ok,
    outdated:
      madeWith.memory !== cost.memory || madeWith.passes !== cost.passes || madeWith.parallelism !== cost.parallelism,
  };
}

// One spelling for one password, whatever keyboard wrote it: é may arrive as one character or as two.
const derive = (
  password: string,
  salt: Buffer,
  { memory, passes, parallelism }: Cost,
  known: boolean,
): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) => {
        argon2(
          'argon2id',
          { message: password.normalize('NFC'), nonce: salt, memory, passes, parallelism, tagLength },
          (error, tag) => (error ? reject(error) : resolve(tag)),
        );
      }),
    { known },
  );

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

function parse(phc: string): { salt: Buffer; tag: Buffer; cost: Cost } {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
  if (parts === null) throw new Error('A stored password hash is not an argon2id PHC string.');
  const [, memory, passes, parallelism, salt, tag] = parts;
  return {
    salt: Buffer.from(salt!, 'base64'),
    tag: Buffer.from(tag!, 'base64'),
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
  };
}
