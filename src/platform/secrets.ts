import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Where a sealed value stands. It opens nowhere else: a value that is copied to another row is refused. */
type SealedAt = Readonly<{ table: string; column: string; id: string }>;
/** `code`: secret_key_unknown, secret_changed (or moved), secret_not_sealed. Says nothing of key or content. */
class SecretError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A key of 32 bytes, by an id that says nothing of it: 16 hex digits. */
export type SecretKey = Readonly<{ id: string; bytes: Buffer }>;
/** `keys`: the first seals, all open. `place`: where they come from, in words. */
export type KeyRing = Readonly<{ keys: readonly [SecretKey, ...SecretKey[]]; place: string }>;

/** Seals what must be read back and is nobody's business: tokens of other systems, seeds of second factors. */
export type Secrets = Readonly<{
  seal(at: SealedAt, content: string): Buffer;
  /** Throws SecretError. */
  open(at: SealedAt, sealed: Uint8Array): string;
}>;

const version = 1;
const idBytes = 8;
const [nonceBytes, tagBytes] = [12, 16];
const headBytes = 1 + idBytes + nonceBytes + tagBytes;

export const keyOf = (bytes: Buffer): SecretKey =>
  Object.freeze({
    id: createHash('sha256')
      .update('secret key')
      .update(bytes)
      .digest('hex')
      .slice(0, 2 * idBytes),
    bytes,
  });

/** The id of the key that a value is sealed with. */
export const keyIdIn = (sealed: Uint8Array): string => Buffer.from(sealed).toString('hex', 1, 1 + idBytes);

const boundTo = ({ table, column, id }: SealedAt) => Buffer.from(JSON.stringify([table, column, id]));

/** AES-256-GCM: version, id of the key, nonce, tag, content. Table, column and row are part of what is proven. */
export function secretsWith({ keys }: Pick<KeyRing, 'keys'>): Secrets {
  const byId = new Map(keys.map((key) => [key.id, key.bytes]));
  const [current] = keys;
  return Object.freeze({
    seal(at: SealedAt, content: string) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', current.bytes, nonce).setAAD(boundTo(at));
      const sealed = Buffer.concat([cipher.update(content, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(version), Buffer.from(current.id, 'hex'), nonce, cipher.getAuthTag(), sealed]);
    },
    open(at: SealedAt, value: Uint8Array) {
      const sealed = Buffer.from(value);
      const where = `${at.table}.${at.column} of ${at.id}`;
      if (sealed.length < headBytes || sealed[0] !== version)
        throw new SecretError('secret_not_sealed', `${where} is not sealed.`);
      const id = keyIdIn(sealed);
      const key = byId.get(id);
      if (key === undefined)
        throw new SecretError(
          'secret_key_unknown',
          `${where} is sealed with key ${id}, which this portal does not have.`,
        );
      const nonce = sealed.subarray(1 + idBytes, 1 + idBytes + nonceBytes);
      const tag = sealed.subarray(headBytes - tagBytes, headBytes);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(at));
        decipher.setAuthTag(tag);
        return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()]).toString('utf8');
      } catch {
        throw new SecretError('secret_changed', `${where} was changed, or belongs to another row.`);
      }
    },
  });
}
