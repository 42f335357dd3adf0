import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asMachine } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { visibleKey } from '../../../platform/text/invisible.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { Portal } from '../../../portal.ts';
import { fatal, limits, readFile, refusedSheet, type Sheet } from '../import-files/index.ts';
import { columnsOf, type Kind } from '../import-kinds/index.ts';
import { importRecords } from './actions.ts';
import { answerRecord, answerSet, refuse } from './api-answers.ts';
import { readWishes } from './api-inputs.ts';
import { describePut, describeRun, describeSet } from './openapi-operations.ts';
import type { ImportReport } from './report.ts';
import { runById } from './run-queries.ts';

type Parts = Pick<Portal, 'database' | 'files' | 'now'>;

/**
 * PUT one record, POST a set, GET a run. Bodies are read by the import itself, so that a broken one is answered with
 * its place.
 */
export function importRoutes(app: FastifyInstance, portal: Parts, kinds: readonly Kind[]): void {
  void app.register(async (inner) => {
    inner.removeAllContentTypeParsers();
    inner.addContentTypeParser(['application/json', 'text/csv'], { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    for (const kind of kinds) kindRoutes(inner, portal, kind);
  });
  app.get(
    '/api/v1/runs/:id',
    { config: { needs: 'machine', ids: { id: 'run' }, summary: 'What an import run did', operation: describeRun() } },
    async (request) => {
      const { id } = request.params as { id: string };
      const [[run]] = /^\d{1,15}$/.test(id) ? await inOneFlight(asMachine(portal, request), runById(Number(id))) : [[]];
      if (run === undefined) throw notFound();
      return run;
    },
  );
}

function kindRoutes(app: FastifyInstance, portal: Parts, kind: Kind): void {
  // A document may bring its file along, a third larger as base64.
  const bodyLimit = kind.name === 'documents' ? Math.ceil(limits.fileBytes * 1.4) : limits.bytes;
  app.put(
    `/api/v1/${kind.name}/:externalId`,
    {
      bodyLimit,
      config: {
        needs: 'machine',
        ids: { externalId: 'record' },
        summary: `Store one ${kind.one}`,
        operation: describePut(kind),
      },
    },
    (request, reply) => putRecord(portal, kind, bodyLimit, request, reply),
  );
  app.post(
    `/api/v1/${kind.name}/batch`,
    { bodyLimit, config: { needs: 'machine', summary: `Store many: ${kind.name}`, operation: describeSet(kind) } },
    (request, reply) => postSet(portal, kind, bodyLimit, request, reply),
  );
}

async function putRecord(
  portal: Parts,
  kind: Kind,
  maxBytes: number,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const wishes = readWishes(request.query, keyName(request), ['dryRun', 'source']);
  const { externalId } = request.params as { externalId: string };
  const sheet = named(await readBody(request, kind, maxBytes), externalId);
  if (sheet.problems.length > 0) return refuse(request, reply, sheet.problems);
  return answerRecord(
    request,
    reply,
    await run(portal, kind, request, sheet, { ...wishes, strict: true, single: true }),
  );
}

/** The one record of a PUT carries the key of its address. */
function named(sheet: Sheet, externalId: string): Sheet {
  if (sheet.problems.length > 0) return sheet;
  const [row] = sheet.rows;
  if (sheet.rows.length !== 1 || row === undefined || (!row.text && row.path() !== '/'))
    return refusedSheet(fatal('json_shape', '/'));
  const own = row.values.get('externalId');
  // Both are stored without what cannot be seen, so they are compared without it.
  const same = own === undefined || (typeof own === 'string' && visibleKey(own) === visibleKey(externalId));
  if (!same) return refusedSheet(fatal('external_id_differs', row.path('externalId'), externalId, own));
  return { rows: [{ ...row, values: new Map([...row.values, ['externalId', externalId]]) }], problems: [] };
}

async function postSet(
  portal: Parts,
  kind: Kind,
  maxBytes: number,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const wishes = readWishes(request.query, keyName(request), ['dryRun', 'strict', 'force', 'wholeSet', 'source']);
  const sheet = await readBody(request, kind, maxBytes);
  return answerSet(
    request,
    reply,
    await run(portal, kind, request, sheet, { ...wishes, wholeSet: wishes.wholeSet ?? sheet.wholeSet ?? false }),
  );
}

async function readBody({ body, headers }: FastifyRequest, kind: Kind, maxBytes: number): Promise<Sheet> {
  if (!Buffer.isBuffer(body) || body.length === 0) return refusedSheet(fatal('empty_file', '/'));
  return readFile(body, /^text\/csv\b/i.test(headers['content-type'] ?? '') ? 'csv' : 'json', columnsOf(kind), {
    maxBytes,
    apart: true,
  });
}

type Asked = Readonly<{
  source: string;
  dryRun: boolean;
  strict: boolean;
  force: boolean;
  wholeSet?: boolean;
  single?: boolean;
}>;

function run(portal: Parts, kind: Kind, request: FastifyRequest, sheet: Sheet, asked: Asked): Promise<ImportReport> {
  return importRecords(asMachine(portal, request), kind, sheet, {
    ...asked,
    today: dayOf(portal.now()),
    files: portal.files,
  });
}

const keyName = (request: FastifyRequest) => (request.actor?.kind === 'machine' ? request.actor.name : 'api');
