import type { FastifyInstance } from 'fastify';
import { labelsOf, type RouteLabel } from '../../../access/labels.ts';
import { problemTexts } from '../import-files/index.ts';
import type { Kind, Schema } from '../import-kinds/index.ts';
import { recordSchema, schemaName } from './openapi-operations.ts';

/**
 * Serves the API's description, made from the labels of the routes that are registered after this call in the same
 * area.
 */
export function describeApi(app: FastifyInstance, kinds: readonly Kind[], serverUrl: string, title: string): void {
  const routes: RouteLabel[] = [];
  app.addHook('onRoute', (route) => void routes.push(...labelsOf(route)));
  let written: string | undefined;
  app.get('/api/v1/openapi.json', { config: { needs: 'public', summary: 'This description' } }, (_request, reply) => {
    written ??= JSON.stringify(openApiDocument(routes, kinds, serverUrl, title));
    return reply.type('application/json; charset=utf-8').send(written);
  });
}

export function openApiDocument(
  routes: readonly RouteLabel[],
  kinds: readonly Kind[],
  serverUrl: string,
  title: string,
): Schema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    if (route.method === 'HEAD' || !route.url.startsWith('/api/v1/')) continue;
    const path = route.url.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: '1',
      description: 'Bring in what your systems know of customers. Send a key: Authorization: Bearer <key>.',
    },
    servers: [{ url: serverUrl }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { ...Object.fromEntries(kinds.map((kind) => [schemaName(kind), recordSchema(kind)])), ...shared },
    },
  };
}

function operation({ method, url, needs, summary, operation: parts = {} }: RouteLabel): Schema {
  const names = [...url.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', maxLength: 200 },
  }));
  const { parameters = [], responses = {}, ...rest } = parts as { parameters?: unknown[]; responses?: object };
  return {
    operationId: `${method.toLowerCase()}${url.replace('/api/v1', '').replace(/[/:.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    ...(summary === undefined ? {} : { summary }),
    ...(needs === 'public' ? { security: [] } : {}),
    ...rest,
    parameters: [...names, ...parameters],
    responses: {
      ...(needs === 'public'
        ? { 200: { description: 'Done.' } }
        : {
            401: {
              description: 'No key, or one that ended.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
            },
          }),
      ...responses,
    },
  };
}

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const list = (items: Schema) => ({ type: 'array', items });
const object = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

const counts = { added: count, changed: count, removed: count, unchanged: count, refused: count };
const error = object({ code: text, message: text, requestId: text }, ['requestId']);
const problems = list({ $ref: '#/components/schemas/Problem' });
const runNumber = { type: ['integer', 'null'], description: 'Number of the run; null when nothing was stored.' };
const result = { type: 'string', enum: ['created', 'changed', 'unchanged', 'removed', 'refused'] };
const state = { type: 'string', enum: ['done', 'done-with-problems', 'refused'] };
const changes = {
  ...list(object({ field: text, before: {}, after: {} })),
  description: 'Of a rehearsal: what differs, as it is and as it would be.',
};
const record = object({ externalId: { type: ['string', 'null'] }, result, fields: list(text), changes, path: text }, [
  'fields',
  'changes',
  'path',
]);

const shared: Readonly<Record<string, Schema>> = {
  Error: object({ error }),
  Problem: object({
    code: { type: 'string', examples: Object.keys(problemTexts).slice(0, 3) },
    path: text,
    severity: { type: 'string', enum: ['fatal', 'warning'] },
    message: text,
    nl: { type: 'string', description: 'The message in Dutch.' },
  }),
  Refusal: object({ error, problems }),
  RecordAnswer: object(
    { externalId: text, result, fields: list(text), changes, dryRun: { type: 'boolean' }, run: runNumber, problems },
    ['fields', 'changes'],
  ),
  ImportReport: object({
    run: runNumber,
    kind: text,
    source: text,
    state,
    dryRun: { type: 'boolean' },
    counts: object(counts),
    records: list(record),
    problems,
  }),
  Run: object({
    id: count,
    kind: text,
    source: text,
    actor: text,
    fileName: { type: ['string', 'null'] },
    wholeSet: { type: 'boolean' },
    state,
    ...counts,
    problems,
    startedAt: { type: 'string', format: 'date-time' },
    finishedAt: { type: ['string', 'null'], format: 'date-time' },
  }),
};
