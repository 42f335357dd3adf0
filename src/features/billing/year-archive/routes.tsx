import type { FastifyInstance } from 'fastify';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight, type CustomerScope } from '../../../access/scopes.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { disposition } from '../../../platform/http/send-file.ts';
import type { Language } from '../../../platform/text/language.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { recordStatement } from '../../record/log-events/index.ts';
import { fileStem } from '../invoices/index.ts';
import { dueDay, invoiceColumns, madePdf } from '../invoices/index.ts';
import { csvText } from '../../../platform/sheets/csv.ts';
import { bytesTogether, entriesOf, type Entry } from './rules.ts';
import { archiveTexts } from './texts.ts';
import { invoicesOfYear } from './queries.ts';
import { zipStream, type Packed } from './zip-stream.ts';

type Parts = PageParts & Pick<Portal, 'database' | 'files' | 'now' | 'log'>;

/** An archive without the large-file extension holds 4 GB and 65,535 files. */
const mostBytes = 3_800_000_000;
/** A document of this size packs in about a millisecond. */
const mostWhole = 100_000;

/** /facturen/jaar/:jaar: all invoices of a year as one zip, made while it is read. One at a time per person. */
export function yearArchiveRoutes(app: FastifyInstance, portal: Parts): void {
  const running = new Set<string>();

  app.get<{ Params: { jaar: string } }>(
    '/facturen/jaar/:jaar',
    { exposeHeadRoute: false, config: { needs: 'invoices:read', ids: { jaar: 'year' } } },
    async (request, reply) => {
      const scope = asCustomer(portal, request);
      const language = languageOf(request);
      const { jaar } = request.params;
      if (!/^(19|20|21)\d\d$/.test(jaar)) throw notFound();
      const t = archiveTexts[language];
      const { accountId } = scope.actor;
      const [invoices] = await inOneFlight(scope, invoicesOfYear(scope.customerId, Number(jaar)));
      const entries = entriesOf(invoices, fileStem);
      if (entries.length === 0 || bytesTogether(entries) > mostBytes) throw notFound();
      if (running.has(accountId)) {
        reply.header('retry-after', 30);
        return sendPage(
          portal,
          request,
          reply,
          { title: t.busyTitle, current: '/facturen', status: 429 },
          <div class="stack">
            <p>{t.busyText}</p>
            <p>
              <ButtonLink href="/facturen">{t.back}</ButtonLink>
            </p>
          </div>,
        );
      }
      running.add(accountId);
      try {
        await inOneFlight(
          scope,
          recordStatement(scope, { action: 'invoices.downloaded', subject: jaar, facts: { invoices: entries.length } }),
        );
        const stream = archive(portal, scope, entries, Number(jaar), language);
        stream.once('close', () => running.delete(accountId));
        return reply
          .headers({
            'content-type': 'application/zip',
            'content-disposition': disposition('attachment', `${t.folder}-${jaar}.zip`),
          })
          .send(stream);
      } catch (error) {
        running.delete(accountId);
        throw error;
      }
    },
  );
}

function archive(portal: Parts, scope: CustomerScope, entries: readonly Entry[], year: number, language: Language) {
  const t = archiveTexts[language];
  const folder = `${t.folder}-${year}`;
  const today = dayOf(portal.now());
  const missing: string[] = [];
  const text = (name: string, content: () => string): Packed => ({
    name: `${folder}/${name}`,
    day: today,
    shrink: 'in-pieces',
    open: async () => oneChunk(content),
  });
  const listed = () =>
    csvText(
      {
        name: t.list,
        columns: invoiceColumns(dueDay(portal), language),
        rows: entries.map(({ invoice }) => invoice),
      },
      language,
    );
  function* files(): Generator<Packed> {
    yield text(`${t.list}-${year}.csv`, listed);
    for (const entry of entries) yield* zippedFiles(portal, scope, folder, entry);
  }
  const missed = (name: string, error: unknown) => {
    missing.push(name);
    portal.log.warn({ err: error }, 'a file is missing in a download');
  };
  return zipStream(files(), missed, () =>
    missing.length === 0 ? [] : [text(`${t.missingList}.txt`, () => `${t.missing}\r\n\r\n${missing.join('\r\n')}\r\n`)],
  );
}

function* zippedFiles(
  portal: Parts,
  scope: CustomerScope,
  folder: string,
  { invoice, name, pdf, source, ubl }: Entry,
): Generator<Packed> {
  const day = invoice.issuedOn;
  const stored = (key: string) => () => portal.files.get(key);
  if (pdf === 'make')
    yield { name: `${folder}/${name}.pdf`, day, shrink: 'no', open: () => make(portal, scope, invoice, source) };
  else if (pdf !== null) yield { name: `${folder}/${name}.pdf`, day, shrink: 'no', open: stored(pdf.storage_key) };
  if (ubl !== null)
    yield {
      name: `${folder}/${name}.xml`,
      day,
      shrink: ubl.bytes <= mostWhole ? 'whole' : 'in-pieces',
      open: stored(ubl.storage_key),
    };
}

/** In an archive nobody can ask again. */
const inArchive = 180_000;

/**
 * The PDF that the portal makes itself, when its turn comes: it is kept when there is room, so the next download has it
 * ready.
 */
async function make(portal: Parts, scope: CustomerScope, invoice: Entry['invoice'], source: Entry['source']) {
  const made = await madePdf(scope, portal, invoice, source, inArchive);
  return made === null ? null : made.files.get(made.file.storage_key);
}

/** Made only when it is read: the first bytes are on their way by then. */
async function* oneChunk(content: () => string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content());
}
