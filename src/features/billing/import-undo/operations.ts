const json = (description: string, schema: object = {}) => ({
  description,
  content: { 'application/json': { schema } },
});
const query = (
  name: string,
  description: string,
  schema: object = { type: 'string', enum: ['1', '0', 'true', 'false'] },
  required = false,
) => ({ name, in: 'query', required, description, schema });
const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const object = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});
const list = (items: object) => ({ type: 'array', items });
const maybe = { type: ['integer', 'null'] };

const mails = object({ withdrawn: count, mailed: list(object({ mail: text, numbers: list(text) })), told: count });
const left = list(
  object({
    code: { type: 'string', enum: ['changed_since', 'in_use', 'taken', 'missing', 'moved'] },
    path: text,
    severity: text,
    message: text,
    nl: text,
  }),
);
const report = object({
  run: count,
  kind: text,
  source: text,
  undo: { ...maybe, description: 'Number of the run that took it back; null when nothing was.' },
  dryRun: { type: 'boolean' },
  state: {
    type: 'string',
    enum: ['undone', 'undone-partly', 'already-undone', 'nothing-to-undo', 'would-be-undone', 'would-be-undone-partly'],
  },
  left,
  mails,
});
/** A rehearsal has `would` in the place of `counts`. */
const outcome = {
  ...report,
  oneOf: [
    object({ counts: object({ gone: count, restored: count, left: count }) }),
    object({ would: object({ go: count, beRestored: count, stay: count }) }),
  ],
};

/** What the API's own description says about these addresses. */
export const undoOperation = Object.freeze({
  summary: 'Take back what a run did',
  operation: {
    tags: ['runs'],
    description:
      'What the run added goes, what it changed is as it was, what it took away is back. What changed since is left alone. Safe to repeat.',
    parameters: [
      query('dryRun', 'Change nothing, answer what would go and what would stay.'),
      query('force', 'Also what changed since, or what belongs together with something else.'),
      query('tell', 'Mail who was told of these invoices that it was a mistake.'),
    ],
    responses: {
      200: json('What was taken back, and what was left alone; with `dryRun` what would be.', outcome),
      404: json('There is no such run.'),
      409: json('The run is an undo itself, or is not finished.'),
    },
  },
});

export const runsOperation = Object.freeze({
  summary: 'The newest 100 runs',
  operation: {
    tags: ['runs'],
    parameters: [query('kind', 'Only of this kind.', text), query('source', 'Only from this source.', text)],
    responses: { 200: json('`runs`, the newest first.') },
  },
});

export const moveOperation = Object.freeze({
  summary: 'Move an invoice to its right customer',
  operation: {
    description:
      'Payments are settled at both customers. Who was mailed about it is told that it was a mistake; the people of the right customer are told of it. Safe to repeat.',
    parameters: [
      query('customer', 'Number of the right customer.', text, true),
      query('dryRun', 'Change nothing, answer `would-move`.'),
    ],
    responses: {
      200: json(
        '`moved`, `would-move` or `there-already`.',
        object({
          result: { type: 'string', enum: ['moved', 'would-move', 'there-already'] },
          id: count,
          number: text,
          from: text,
          to: text,
          mails: object({ withdrawn: count, corrected: count }),
        }),
      ),
      404: json('There is no such invoice.'),
      422: json('There is no such customer.'),
    },
  },
});
