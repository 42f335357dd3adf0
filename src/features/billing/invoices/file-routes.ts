import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight, type CustomerScope } from '../../../access/scopes.ts';
import { isRecordId } from '../../../platform/http/address.ts';
import { notFound, Refusal } from '../../../platform/http/errors.ts';
import { textOf } from '../../../platform/http/forms.ts';
import { sendFile } from '../../../platform/http/send-file.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { recordStatement } from '../../record/log-events/index.ts';
import { madePdf, type MadePdf } from './made-pdf-actions.ts';
import { sendBeingMade } from './being-made.tsx';
import { filesOfInvoice, invoiceHead, type FileRow } from './queries-detail.ts';

type Parts = PageParts & Pick<Portal, 'database' | 'files' | 'log'>;

type Named = { Params: { nummer: string } };

/** The files of one invoice: each download leaves a line in the log. */
export function invoiceFileRoutes(app: FastifyInstance, portal: Parts): void {
  const config = { needs: 'invoices:read', ids: { nummer: 'invoice' } } as const;

  app.get<Named>('/facturen/:nummer/pdf', { config }, async (request, reply) => {
    const { scope, head, files } = await find(request);
    const ready = files.find(({ role }) => role === 'pdf' || role === 'made-pdf');
    try {
      const found =
        ready ??
        (await madePdf(
          scope,
          portal,
          { ...head, address: request.params.nummer },
          files.find(({ role }) => role === 'source'),
        ));
      if (found === null) throw notFound();
      return await send(reply, scope, head.number, found, textOf(request.query, 'download', 1) !== '1');
    } catch (error) {
      if (error instanceof Refusal && error.statusCode === 503)
        return sendBeingMade(portal, request, reply, request.params.nummer, head.number);
      throw error;
    }
  });

  app.get<Named>('/facturen/:nummer/ubl', { config }, async (request, reply) => {
    const { scope, head, files } = await find(request);
    const file = files.find(({ role, type }) => role === 'source' && type === 'application/xml');
    if (file === undefined) throw notFound();
    return send(reply, scope, head.number, file, false);
  });

  app.get<{ Params: { nummer: string; bestand: string } }>(
    '/facturen/:nummer/bijlagen/:bestand',
    { config: { ...config, ids: { nummer: 'invoice', bestand: 'invoice-file' } } },
    async (request, reply) => {
      if (!isRecordId(request.params.bestand)) throw notFound();
      const { scope, head, files } = await find(request);
      const file = files.find(({ id, role }) => role === 'attachment' && id === request.params.bestand.toLowerCase());
      if (file === undefined) throw notFound();
      return send(reply, scope, head.number, file, false);
    },
  );

  async function find(request: FastifyRequest<Named>) {
    const scope = asCustomer(portal, request);
    const address = request.params.nummer;
    if (address.includes('\u0000')) throw notFound();
    const [[head], files] = await inOneFlight(
      scope,
      invoiceHead(scope.customerId, address),
      filesOfInvoice(scope.customerId, address),
    );
    if (head === undefined) throw notFound();
    return { scope, head, files };
  }

  async function send(
    reply: FastifyReply,
    scope: CustomerScope,
    number: string,
    found: FileRow | MadePdf,
    inline: boolean,
  ) {
    const { file, files } = 'file' in found ? found : { file: found, files: portal.files };
    await inOneFlight(
      scope,
      recordStatement(scope, {
        action: 'file.downloaded',
        subject: file.name,
        facts: { invoice: number, role: file.role },
      }),
    );
    return sendFile(reply, files, file, { inline });
  }
}
