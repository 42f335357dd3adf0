import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asMachine } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { badRequest, notFound, Refusal } from '../../../platform/http/errors.ts';
import { visibleKey } from '../../../platform/text/invisible.ts';
import type { Portal } from '../../../portal.ts';
import { storeInvoice } from './actions.ts';
import { invoiceBody, problemsBody } from './body.ts';
import { largestFile, readForm, tooLarge, type SentInvoice } from './form.ts';
import { listOperation, oneOperation, storeOperation } from './operations.ts';
import { bodiesByNumber, bodyById } from './queries.ts';

type Parts = Pick<Portal, 'database' | 'files' | 'now' | 'log'>;

/** /api/v1/invoices: machines bring invoices and look them up again. */
export function invoiceApi(app: FastifyInstance, portal: Parts): void {
  void app.register(async (inner) => {
    acceptInvoices(inner);
    inner.post(
      '/api/v1/invoices',
      { bodyLimit: largestFile, config: { needs: 'machine', ...storeOperation } },
      async (request, reply) => receive(portal, request, reply),
    );
    inner.get('/api/v1/invoices', { config: { needs: 'machine', ...listOperation } }, async (request) => {
      const [rows] = await inOneFlight(
        asMachine(portal, request),
        bodiesByNumber(queryText(request, 'number'), queryText(request, 'customer')),
      );
      return { invoices: rows.map(invoiceBody) };
    });
    inner.get<{ Params: { id: string } }>(
      '/api/v1/invoices/:id',
      { config: { needs: 'machine', ids: { id: 'record' }, ...oneOperation } },
      async (request) => {
        if (!/^\d{1,15}$/.test(request.params.id)) throw notFound();
        const [[row]] = await inOneFlight(asMachine(portal, request), bodyById(Number(request.params.id)));
        if (row === undefined) throw notFound();
        return invoiceBody(row);
      },
    );
  });
}

/** Bodies as bytes, whatever charset the header claims: XML says itself how it is written. */
function acceptInvoices(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'text/plain', 'application/x-www-form-urlencoded']);
  app.addContentTypeParser(
    ['application/xml', 'text/xml', 'application/json', 'application/pdf'],
    { parseAs: 'buffer', bodyLimit: largestFile },
    async (_request: FastifyRequest, body: Buffer) => body,
  );
  app.setErrorHandler((error: FastifyError) => {
    if (error.statusCode === 413) throw tooLarge();
    if (error.statusCode === 415) throw wrongType();
    throw error;
  });
}

const wrongType = () =>
  new Refusal(
    415,
    'unsupported_type',
    'Send application/xml (UBL or CII), application/json, application/pdf (Factur-X or ZUGFeRD), or multipart/form-data with the parts "invoice" and "pdf".',
  );

async function receive(portal: Parts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const scope = asMachine(portal, request);
  const customerNumber = queryText(request, 'customer');
  const outcome = await storeInvoice(scope, portal, {
    ...(await sentInvoice(request)),
    customerNumber,
    source: queryText(request, 'source') ?? scope.actor.name,
  });
  if (outcome.result === 'refused') return reply.status(422).send({ problems: problemsBody(outcome.problems) });
  const [[row]] = await inOneFlight(scope, bodyById(outcome.id));
  if (row === undefined) throw notFound();
  if (outcome.result === 'conflict') {
    const [problem] = outcome.problems;
    return reply.status(409).send({
      error: { code: problem!.code, message: problem!.message, requestId: String(request.id) },
      existing: invoiceBody(row),
    });
  }
  return reply
    .status(outcome.result === 'created' ? 201 : 200)
    .header('location', `/api/v1/invoices/${outcome.id}`)
    .send({ result: outcome.result, ...invoiceBody(row) });
}

async function sentInvoice(request: FastifyRequest): Promise<SentInvoice> {
  if (request.isMultipart()) return readForm(request);
  const { body } = request;
  if (!Buffer.isBuffer(body) || body.length === 0)
    throw request.headers['content-type'] === undefined
      ? wrongType()
      : badRequest('empty_body', 'The body is empty. Send the invoice in it.');
  const type = request.headers['content-type'] ?? '';
  return {
    bytes: body,
    format: /^application\/json\b/i.test(type) ? 'json' : /^application\/pdf\b/i.test(type) ? 'pdf' : 'xml',
    fileName: null,
    pdf: null,
  };
}

/**
 * One value of the address's query, without what cannot be seen; null when absent. Twice the same name is a mistake,
 * not a choice.
 */
function queryText(request: FastifyRequest, name: string): string | null {
  const value = (request.query as Record<string, unknown>)[name];
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string' || value.length > 200 || /[\u0000-\u001f]/.test(value))
    throw badRequest('wrong_query', `Name ?${name}= once, in at most 200 characters.`);
  return visibleKey(value) || null;
}
