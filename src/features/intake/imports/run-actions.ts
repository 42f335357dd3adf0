import { sql } from 'kysely';
import type { Scope, Write } from '../../../access/scopes.ts';
import { storableJson } from '../../../database/json.ts';
import { cut } from '../../../platform/text/cut.ts';
import { record } from '../../record/log-events/index.ts';
import { capProblems, type Problem } from '../import-files/index.ts';
import type { RunChange, RunCounts, RunProblem, RunStart, RunState } from './run.ts';

/** Opens a run and answers its number; records of this run carry it. Finish it in the same transaction. */
export async function startRun(
  trx: Write,
  scope: Scope,
  { kind, source, fileName = null, sha256 = null, wholeSet = false, undoes }: RunStart,
): Promise<number> {
  const { id } = await trx
    .insertInto('import_run')
    .values({
      kind,
      source,
      actor: scope.who.name,
      file_name: fileName === null ? null : cut(fileName, 300),
      sha256,
      whole_set: wholeSet,
      ...(undoes === undefined ? {} : { undoes }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Closes a run with its counts and problems (at most a thousand are kept) and writes it in the log. */
export async function finishRun(
  trx: Write,
  scope: Scope,
  run: number,
  { counts, problems, unlisted = 0, state, customerId = null }: RunEnd,
): Promise<RunState> {
  const ended = state ?? (problems.length > 0 ? 'done-with-problems' : 'done');
  const row = await trx
    .updateTable('import_run')
    .set({
      ...counts,
      state: ended,
      problems: storableJson(capProblems(problems as readonly Problem[], unlisted)),
      finished_at: sql`clock_timestamp()`,
    })
    .where('id', '=', run)
    .returning(['kind', 'source', 'file_name', 'undoes'])
    .executeTakeFirstOrThrow();
  const facts = {
    run,
    source: row.source,
    file: row.file_name,
    state: ended,
    ...counts,
    problems: problems.length + unlisted,
  };
  await record(trx, scope, {
    action: row.undoes === null ? 'import.done' : 'import.undone',
    subject: row.kind,
    customerId,
    facts: row.undoes === null ? facts : { ...facts, undoes: row.undoes },
  });
  return ended;
}

/** `unlisted`: problems past the thousand that were counted only. */
export type RunEnd = Readonly<{
  counts: RunCounts;
  problems: readonly RunProblem[];
  unlisted?: number;
  state?: RunState;
  customerId?: number | null;
}>;

/** Keeps what a run changed, before and after, so that it can be shown and undone. `from` is the first position. */
export async function keepChanges(
  trx: Write,
  run: number,
  kind: string,
  changes: readonly RunChange[],
  from = 0,
): Promise<void> {
  for (let at = 0; at < changes.length; at += 2000) {
    const rows = changes.slice(at, at + 2000).map((change, i) => ({
      position: from + at + i,
      customer_id: change.customerId,
      external_id: change.externalId,
      change: change.change,
      before: change.before,
      after: change.after,
      was: change.was ?? null,
    }));
    await sql`insert into import_change (run_id, position, customer_id, kind, external_id, change, before, after, was)
      select ${run}, position, customer_id, ${kind}, external_id, change, before, after, was
      from jsonb_to_recordset(${storableJson(rows)}::jsonb) as r(position integer, customer_id bigint,
        external_id text, change text, before jsonb, after jsonb, was jsonb)`.execute(trx);
  }
}
