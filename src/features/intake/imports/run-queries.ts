import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import type { Statement } from '../../../database/flight.ts';
import type { RunCounts, RunProblem } from './run.ts';

export type Run = Readonly<
  RunCounts & {
    id: number;
    kind: string;
    source: string;
    actor: string;
    fileName: string | null;
    wholeSet: boolean;
    state: string;
    problems: readonly RunProblem[];
    startedAt: Date;
    finishedAt: Date | null;
  }
>;

const columns = `id, kind, source, actor, file_name as "fileName", whole_set as "wholeSet", state, added, changed,
  removed, unchanged, refused, problems, started_at as "startedAt", finished_at as "finishedAt"`;

export const runById = (id: number): Statement<Run> =>
  plain<Run>(`select ${columns} from import_run where id = $1`, id);

/**
 * The last run of this kind and source, when it was this very file and went without a problem: then nothing can have
 * changed since. Any run in between, of one record even, ends that.
 */
export async function sameAsLast(
  trx: Write,
  kind: string,
  source: string,
  sha256: string,
  wholeSet: boolean,
): Promise<Run | null> {
  const { rows } = await sql<
    Run & { sha256: string | null }
  >`select ${sql.raw(columns)}, sha256 from import_run where kind = ${kind} and source = ${source} order by id desc
    limit 1`.execute(trx);
  const last = rows[0];
  return last !== undefined && last.sha256 === sha256 && last.state === 'done' && (last.wholeSet || !wholeSet)
    ? last
    : null;
}
