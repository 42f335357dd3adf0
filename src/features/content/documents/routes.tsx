import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readerOf } from '../../../access/audience.ts';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight, type CustomerScope } from '../../../access/scopes.ts';
import { textOf } from '../../../platform/http/forms.ts';
import { isRecordId } from '../../../platform/http/address.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { sendFile } from '../../../platform/http/send-file.ts';
import { choose } from '../../../platform/text/choose.ts';
import { dayOf } from '../../../platform/text/today.ts';
import { matchesWords } from '../../../platform/text/match.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { documentsPlace } from './place.ts';
import { newestSource } from '../../../ui/source.ts';
import { recordStatement } from '../../record/log-events/index.ts';
import { documentById, listDocuments } from './queries.ts';
import { documentOf } from './rules.ts';
import { documentTexts } from './texts.ts';
import { DocumentPage, DocumentsPage } from './views.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'files' | 'now'>;

export function documentRoutes(app: FastifyInstance, portal: Parts): void {
  const readerFor = (scope: CustomerScope) => readerOf(scope.actor, dayOf(portal.now()));
  const mayReadContracts = (scope: CustomerScope) => scope.actor.permissions.has('contracts:read');

  app.get('/documenten', { config: { needs: 'contact' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    const language = languageOf(request);
    const [rows] = await inOneFlight(scope, listDocuments(readerFor(scope)));
    const contracts = mayReadContracts(scope);
    const kind = contracts && textOf(request.query, 'soort') === 'contracten' ? 'contract' : 'manual';
    const search = textOf(request.query, 'zoek', 100);
    const seen = rows.filter((row) => row.kind === kind);
    const documents = seen
      .map((row) => documentOf(row, language))
      .filter((one) => matchesWords(search, `${one.title} ${one.summary} ${one.category}`));
    const count = (of: string) => rows.filter((row) => row.kind === of).length;
    return sendPage(
      portal,
      request,
      reply,
      { title: documentsPlace[language], lead: documentTexts[language].lead, current: '/documenten' },
      <DocumentsPage
        {...{ language, kind, documents, search }}
        counts={{ contract: contracts ? count('contract') : null, manual: count('manual') }}
        source={newestSource(seen)}
      />,
    );
  });

  async function find(request: FastifyRequest<{ Params: { id: string } }>, scope: CustomerScope) {
    const { id } = request.params;
    if (!isRecordId(id)) throw notFound();
    const [[row]] = await inOneFlight(scope, documentById({ ...readerFor(scope), id }));
    if (row === undefined || (row.kind === 'contract' && !mayReadContracts(scope))) throw notFound();
    return row;
  }

  app.get<{ Params: { id: string } }>(
    '/documenten/:id',
    { config: { needs: 'contact', ids: { id: 'document' } } },
    async (request, reply) => {
      const language = languageOf(request);
      const row = await find(request, asCustomer(portal, request));
      const document = documentOf(row, language);
      const breadcrumbs = [
        {
          label: documentsPlace[language],
          href: row.kind === 'contract' ? '/documenten?soort=contracten' : '/documenten',
        },
        { label: document.title },
      ];
      return sendPage(
        portal,
        request,
        reply,
        { title: document.title, lead: document.summary || undefined, current: '/documenten', breadcrumbs },
        <DocumentPage
          language={language}
          document={document}
          body={choose(language, row.body_nl ?? '', row.body_en).text}
        />,
      );
    },
  );

  app.get<{ Params: { id: string } }>(
    '/documenten/:id/bestand',
    { config: { needs: 'contact', ids: { id: 'document' } } },
    async (request, reply) => {
      const scope = asCustomer(portal, request);
      const row = await find(request, scope);
      if (row.file_name === null || row.storage_key === null) throw notFound();
      await inOneFlight(
        scope,
        recordStatement(scope, {
          action: 'file.downloaded',
          subject: row.file_name,
          facts: { document: row.title_nl },
        }),
      );
      return sendFile(reply, portal.files, {
        name: row.file_name,
        type: row.file_type!,
        bytes: row.file_bytes!,
        storage_key: row.storage_key,
      });
    },
  );
}
