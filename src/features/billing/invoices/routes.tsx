import type { FastifyInstance } from 'fastify';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { invoicesPlace } from './place.ts';
import { DifferenceNote, linesOfBoth, seriesOf } from '../invoice-difference/index.ts';
import { dueDay } from './due-day.ts';
import { pdfLabel } from './detail-files-view.tsx';
import { InvoicePage } from './detail-view.tsx';
import { invoiceFileRoutes } from './file-routes.ts';
import { listChoices } from './inputs.ts';
import { InvoiceListPage } from './list-view.tsx';
import { listInvoices } from './queries.ts';
import { filesOfInvoice, findInvoice, linesOf, paymentsOf, relatedTo } from './queries-detail.ts';
import { invoiceTrend, summariseInvoices } from './queries-months.ts';
import { trendOf } from './rules-trend.ts';
import { detailTexts } from './texts-detail.ts';
import { invoiceTexts } from './texts.ts';
import { InvoiceTrend } from './trend-view.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'files' | 'now' | 'log'>;

export function invoiceRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/facturen', { config: { needs: 'invoices:read' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    const language = languageOf(request);
    const choices = listChoices(request.query);
    const [rows, [summary], trend] = await inOneFlight(
      scope,
      listInvoices(scope.customerId, choices),
      summariseInvoices(scope.customerId, choices),
      invoiceTrend(scope.customerId, dayOf(portal.now())),
    );
    const options = {
      title: invoicesPlace[language],
      lead: dueDay(portal) === null ? invoiceTexts[language].leadUnknown : invoiceTexts[language].lead,
      current: '/facturen',
    };
    return sendPage(
      portal,
      request,
      reply,
      options,
      <>
        <InvoiceTrend cents={trendOf(trend)} language={language} />
        <InvoiceListPage rows={rows} summary={summary!} choices={choices} today={dueDay(portal)} language={language} />
      </>,
    );
  });

  app.get<{ Params: { nummer: string } }>(
    '/facturen/:nummer',
    { config: { needs: 'invoices:read', ids: { nummer: 'invoice' } } },
    async (request, reply) => {
      const scope = asCustomer(portal, request);
      const { customerId } = scope;
      const language = languageOf(request);
      const address = request.params.nummer;
      if (address.includes('\u0000')) throw notFound();
      const mayServices = scope.actor.permissions.has('services:read');
      const [[invoice], lines, files, payments, related, series, both] = await inOneFlight(
        scope,
        findInvoice(customerId, address),
        linesOf(customerId, address),
        filesOfInvoice(customerId, address),
        paymentsOf(customerId, address),
        relatedTo(customerId, address),
        seriesOf(customerId, address, null),
        linesOfBoth(customerId, address, null, mayServices),
      );
      if (invoice === undefined) throw notFound();
      const words = invoiceTexts[language];
      const title = `${invoice.kind === 'credit-note' ? words.credit : words.invoice} ${invoice.number}`;
      const page = `/facturen/${encodeURIComponent(address)}`;
      const actions = (
        <>
          <ButtonLink href={`${page}/pdf?download=1`} kind="primary" icon="download">
            {pdfLabel(files, language)}
          </ButtonLink>
          <ButtonLink href={`/contact?over=factuur&nummer=${encodeURIComponent(invoice.number)}`} icon="message-square">
            {detailTexts[language].question}
          </ButtonLink>
        </>
      );
      const options = {
        title,
        current: '/facturen',
        actions,
        breadcrumbs: [{ label: invoicesPlace[language], href: '/facturen' }, { label: invoice.number }],
      };
      return sendPage(
        portal,
        request,
        reply,
        options,
        <>
          <DifferenceNote series={series} lines={both} language={language} />
          <InvoicePage
            {...{ invoice, lines, files, payments, related, language, mayServices }}
            today={dueDay(portal)}
          />
        </>,
      );
    },
  );

  invoiceFileRoutes(app, portal);
}
