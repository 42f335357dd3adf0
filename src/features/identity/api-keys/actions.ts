import { hashToken, newToken } from '../../../platform/token.ts';
import { write, type SystemScope } from '../../../access/scopes.ts';
import { record } from '../../record/log-events/index.ts';

/**
 * Makes a key for a machine and answers it: the only moment it can be read. `given` sets its text (a demo or a test),
 * at least 8 characters. Throws when a working key has this name already, unless `replace` says that is meant.
 */
export async function addKey(
  scope: SystemScope,
  name: string,
  { given, replace = false }: { given?: string; replace?: boolean } = {},
): Promise<string> {
  if (!/^[\w .-]{1,60}$/.test(name))
    throw new Error('Give the key a name of 1 to 60 letters, digits, spaces, dots or hyphens.');
  if (given !== undefined && given.length < 8) throw new Error('A key has at least 8 characters.');
  const key = given ?? `mc_${newToken('api-key')}`;
  await write(scope, async (trx) => {
    const working = await trx
      .selectFrom('api_key')
      .select('id')
      .where('name', '=', name)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (working !== undefined && !replace)
      throw new Error(`There is a key ${name} already. End it first, or choose another name.`);
    await trx
      .insertInto('api_key')
      .values({ name, token_hash: hashToken('api-key', key) })
      .onConflict((on) =>
        on
          .column('name')
          .doUpdateSet({ token_hash: hashToken('api-key', key), revoked_at: null, created_at: new Date() }),
      )
      .execute();
    await record(trx, scope, { action: 'key.added', subject: name });
  });
  return key;
}

/** Ends a key at once; answers whether there was one. */
export async function revokeKey(scope: SystemScope, name: string): Promise<boolean> {
  return write(scope, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('api_key')
      .set({ revoked_at: new Date() })
      .where('name', '=', name)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await record(trx, scope, { action: 'key.revoked', subject: name });
    return numUpdatedRows > 0n;
  });
}
