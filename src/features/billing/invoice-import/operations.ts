const json = (description: string) => ({ description, content: { 'application/json': {} } });
const customer = {
  name: 'customer',
  in: 'query',
  schema: { type: 'string' },
  description: 'Number of the customer; else the buyer in the document is looked up.',
};

/** What the API's own description says about these addresses. */
export const storeOperation = Object.freeze({
  summary: 'Store an invoice (UBL, CII, JSON, or a Factur-X or ZUGFeRD PDF; with a PDF beside it as multipart)',
  operation: {
    parameters: [
      customer,
      { name: 'source', in: 'query', schema: { type: 'string' }, description: 'Name of the system it comes from.' },
    ],
    requestBody: {
      required: true,
      content: {
        'application/xml': { schema: { type: 'string' } },
        'application/json': { schema: { type: 'object' } },
        'application/pdf': { schema: { type: 'string', format: 'binary' } },
        'multipart/form-data': {
          schema: {
            type: 'object',
            properties: { invoice: { type: 'string', format: 'binary' }, pdf: { type: 'string', format: 'binary' } },
          },
        },
      },
    },
    responses: {
      201: json('Stored; its problems, if any, are in the answer.'),
      200: json('The same invoice was stored before; nothing changed.'),
      409: json('Another invoice of this supplier has this number; `existing` is the stored one.'),
      413: json('Larger than 25 MB.'),
      415: json('Not XML, JSON, PDF or multipart.'),
      422: json('Refused: `problems` says why, each with code, path and message.'),
    },
  },
});

export const listOperation = Object.freeze({
  summary: 'Find invoices by number and customer (at most 100, newest first)',
  operation: {
    parameters: [{ name: 'number', in: 'query', schema: { type: 'string' } }, customer],
    responses: { 200: json('`invoices`') },
  },
});

export const oneOperation = Object.freeze({
  summary: 'One invoice',
  operation: { responses: { 200: json('The invoice'), 404: json('There is none with this id') } },
});
