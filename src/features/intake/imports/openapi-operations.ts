import type { Field, Kind, Schema } from '../import-kinds/index.ts';

/** The schema of one record, from the declaration of its kind. */
export function recordSchema({ fields, doc }: Kind): Schema {
  const inBody = fields.filter((field) => field.name !== 'file');
  return {
    type: 'object',
    description: doc,
    additionalProperties: false,
    required: inBody.filter((field) => field.required).map((field) => field.name),
    properties: Object.fromEntries(inBody.map((field) => [field.name, fieldSchema(field)])),
  };
}

function fieldSchema({ type, doc, required, missing }: Field): Schema {
  const schema = { ...type.schema, description: [doc, type.schema.description].filter(Boolean).join(' ') };
  if (required) return schema;
  const kinds =
    typeof schema['type' as keyof typeof schema] === 'string'
      ? [schema['type' as keyof typeof schema], 'null']
      : undefined;
  const words = 'enum' in schema ? { enum: [...(schema.enum as string[]), null] } : {};
  const plain =
    missing !== null &&
    typeof missing !== 'object' &&
    (schema as Schema).format === undefined &&
    (schema as Schema).pattern === undefined;
  return {
    ...schema,
    ...(kinds === undefined ? {} : { type: kinds }),
    ...words,
    ...(plain ? { default: missing } : {}),
  };
}

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Schema) => ({ 'application/json': { schema } });
const answer = (description: string, schema: Schema) => ({ description, content: json(schema) });
const parameter = (
  name: string,
  description: string,
  schema: Schema = { type: 'string', enum: ['1', '0', 'true', 'false'] },
) => ({ name, in: 'query', required: false, description, schema });

const source = parameter('source', 'The system the data comes from; the name of the key when left out.', {
  type: 'string',
  maxLength: 60,
});
const dryRun = parameter('dryRun', 'Answer the same, store nothing.');

export const schemaName = ({ name }: Kind) =>
  name.replace(/(^|-)(\w)/g, (_, _dash: string, letter: string) => letter.toUpperCase());

export function describePut(kind: Kind) {
  const { externalId: _key, ...properties } = recordSchema(kind).properties as Record<string, Schema>;
  const required = (recordSchema(kind).required as string[]).filter((name) => name !== 'externalId');
  return {
    tags: [kind.name],
    parameters: [dryRun, source],
    requestBody: {
      required: true,
      content: json({ ...recordSchema(kind), properties: { externalId: _key, ...properties }, required }),
    },
    responses: {
      200: answer('Changed, or the same as before.', ref('RecordAnswer')),
      201: answer('Created.', ref('RecordAnswer')),
      409: answer('Another record or another source is in the way.', ref('Refusal')),
      422: answer('Something in the record is wrong. Nothing was stored.', ref('Refusal')),
    },
  };
}

export function describeSet(kind: Kind) {
  const records = { type: 'array', maxItems: 200_000, items: ref(schemaName(kind)) };
  return {
    tags: [kind.name],
    description: 'Records with a problem are refused, the others stored. A field that is left out is emptied.',
    parameters: [
      dryRun,
      source,
      parameter('strict', 'One bad record refuses all.'),
      parameter('wholeSet', 'These are all: others of this source are removed.'),
      parameter('force', 'Remove also when that is more than half.'),
    ],
    requestBody: {
      required: true,
      content: {
        ...json({
          oneOf: [
            {
              type: 'object',
              required: ['records'],
              additionalProperties: false,
              properties: { records, wholeSet: { type: 'boolean' } },
            },
            records,
          ],
        }),
        'text/csv': {
          schema: { type: 'string', description: 'The first row names the columns: the same names as in JSON.' },
        },
      },
    },
    responses: {
      200: answer('What became of each record.', ref('ImportReport')),
      422: answer('Nothing was stored.', ref('Refusal')),
    },
  };
}

export const describeRun = () => ({ tags: ['runs'], responses: { 200: answer('The run.', ref('Run')) } });
