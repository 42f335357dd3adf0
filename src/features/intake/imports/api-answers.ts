import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../import-files/index.ts';
import type { ImportReport } from './report.ts';

const conflicts = new Set<string>(['other_source', 'other_customer', 'taken']);

/**
 * Answers one record: 201 created, 200 changed or unchanged, 409 when another record is in the way, 422 when it is
 * wrong.
 */
export function answerRecord(request: FastifyRequest, reply: FastifyReply, report: ImportReport): FastifyReply {
  const { externalId, result, fields, changes } = report.records[0]!;
  if (report.state === 'refused') return refuse(request, reply, report.problems);
  return reply.status(result === 'created' ? 201 : 200).send({
    externalId,
    result,
    ...(fields === undefined ? {} : { fields }),
    ...(changes === undefined ? {} : { changes }),
    dryRun: report.dryRun,
    run: report.run,
    problems: report.problems,
  });
}

/** Answers a set: 200 with what became of each record, 422 when nothing was stored. */
export function answerSet(request: FastifyRequest, reply: FastifyReply, report: ImportReport): FastifyReply {
  return report.state === 'refused' ? refuse(request, reply, report.problems, report) : reply.send(report);
}

export function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  problems: readonly Problem[],
  more: object = {},
): FastifyReply {
  const fatal = problems.find((problem) => problem.severity === 'fatal') ?? problems[0];
  const conflict =
    problems.some(({ code }) => conflicts.has(code)) &&
    problems.every(({ code, severity }) => severity === 'warning' || conflicts.has(code));
  const error = {
    code: conflict ? 'conflict' : 'refused',
    message: fatal?.message ?? 'Nothing was stored.',
    requestId: String(request.id),
  };
  return reply.status(conflict ? 409 : 422).send({ error, ...more, problems });
}
