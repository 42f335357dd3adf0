import { CompiledQuery } from 'kysely';
import { write, type SystemScope, type Write } from '../../../access/scopes.ts';
import { CommandFailure } from '../../../platform/command-failure.ts';
import { secretsWith, type KeyRing, type Secrets } from '../../../platform/secrets.ts';
import { record } from '../log-events/index.ts';
import { quotedName, type SealedColumn } from './queries.ts';

const turn = 726_013;
const batch = 500;
const ask = async <Row>(trx: Write, text: string, ...values: unknown[]) =>
  (await trx.executeQuery<Row>(CompiledQuery.raw(text, values))).rows;

/**
 * Seals every value anew that is not sealed with the first key; a batch at a time, each whole: what is cut off goes on
 * the next time. Answers how many. Throws when another rotation runs, or a value does not open.
 */
export async function sealAnew(
  scope: SystemScope,
  columns: readonly SealedColumn[],
  { keys }: KeyRing,
): Promise<number> {
  const secrets = secretsWith({ keys });
  let done = 0;
  for (const column of columns)
    for (let some = -1; some !== 0; done += some)
      some = await write(scope, async (trx) => {
        const [lock] = await ask<{ mine: boolean }>(trx, 'select pg_try_advisory_xact_lock($1) as mine', turn);
        if (!lock!.mine)
          throw new CommandFailure('rotation_runs', 'Another rotation is at work. Wait until it is done.');
        return sealSome(trx, secrets, column, keys[0].id);
      });
  await write(scope, (trx) =>
    record(trx, scope, { action: 'secrets.rotated', subject: keys[0].id, facts: { values: done } }),
  );
  return done;
}

async function sealSome(
  trx: Write,
  secrets: Secrets,
  { table, column, id }: SealedColumn,
  current: string,
): Promise<number> {
  const [place, name, key] = [quotedName(table), quotedName(column), quotedName(id)];
  const rows = await ask<{ id: string; value: Buffer }>(
    trx,
    `select ${key}::text as id, ${name} as value from ${place}
    where encode(substring(${name} from 2 for 8), 'hex') <> $1 order by ${key} limit ${batch} for no key update`,
    current,
  );
  for (const row of rows) {
    const at = { table, column, id: row.id };
    await ask(
      trx,
      `update ${place} set ${name} = $1 where ${key}::text = $2`,
      secrets.seal(at, secrets.open(at, row.value)),
      row.id,
    );
  }
  return rows.length;
}
