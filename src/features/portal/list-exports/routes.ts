import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Needs } from '../../../access/labels.ts';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight, type CustomerScope } from '../../../access/scopes.ts';
import type { Statement } from '../../../database/flight.ts';
import { choiceOf } from '../../../platform/http/address.ts';
import { disposition } from '../../../platform/http/send-file.ts';
import type { Language } from '../../../platform/text/language.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { Portal } from '../../../portal.ts';
import { languageOf } from '../../../ui/respond.tsx';
import { recordStatement } from '../../record/log-events/index.ts';
import { dueDay, everyInvoice, invoiceColumns, listChoices } from '../../billing/invoices/index.ts';
import { serviceGroups } from '../../services/subscriptions/index.ts';
import { csvText } from '../../../platform/sheets/csv.ts';
import { contactColumns, serviceColumns, userColumns } from './columns.ts';
import { everyContact, everyService, everyUser } from './queries.ts';
import type { Sheet, SheetColumn } from '../../../platform/sheets/sheet.ts';
import { exportTexts } from './texts.ts';
import { xlsxBytes } from '../../../platform/sheets/xlsx.ts';

type Parts = Pick<Portal, 'config' | 'database' | 'now'>;

type Asked = Readonly<{ scope: CustomerScope; query: unknown; today: string; language: Language }>;
type List<Row> = Readonly<{
  path: string;
  needs: Needs;
  name: 'invoices' | 'services' | 'users' | 'contacts';
  rows: (asked: Asked) => Statement<Row>;
  columns: (asked: Asked) => readonly SheetColumn<Row>[];
}>;

/** Lists to take along as CSV or Excel (`?vorm=xlsx`), with the rights and filters of the page they come from. */
export function listExportRoutes(app: FastifyInstance, portal: Parts): void {
  const mayCosts = ({ scope }: Asked) => scope.actor.permissions.has('costs:read');
  listRoute(app, portal, {
    path: '/facturen/export',
    needs: 'invoices:read',
    name: 'invoices',
    rows: ({ scope, query }) => everyInvoice(scope.customerId, listChoices(query)),
    columns: ({ language }) => invoiceColumns(dueDay(portal), language),
  });
  listRoute(app, portal, {
    path: '/diensten/export',
    needs: 'services:read',
    name: 'services',
    rows: (asked) =>
      everyService(asked.scope.customerId, asked.today, choiceOf(asked.query, 'groep', serviceGroups), mayCosts(asked)),
    columns: (asked) => serviceColumns(mayCosts(asked), asked.language),
  });
  listRoute(app, portal, {
    path: '/cloudgebruikers/export',
    needs: 'cloud-users:read',
    name: 'users',
    rows: ({ scope }) => everyUser(scope.customerId),
    columns: ({ language }) => userColumns(language),
  });
  listRoute(app, portal, {
    path: '/contactpersonen/export',
    needs: 'contact',
    name: 'contacts',
    rows: ({ scope, today }) => everyContact(scope.customerId, today),
    columns: ({ language }) => contactColumns(language),
  });
}

function listRoute<Row>(app: FastifyInstance, portal: Parts, { path, needs, name, rows, columns }: List<Row>): void {
  app.get(path, { config: { needs } }, async (request, reply) => {
    const asked: Asked = {
      scope: asCustomer(portal, request),
      query: request.query,
      today: dayOf(portal.now()),
      language: languageOf(request),
    };
    const form = choiceOf(request.query, 'vorm', ['csv', 'xlsx'] as const) ?? 'csv';
    const title = exportTexts[asked.language].files[name];
    const [found] = await inOneFlight(
      asked.scope,
      rows(asked),
      recordStatement(asked.scope, { action: 'list.exported', subject: name, facts: { form } }),
    );
    // The rows of the first statement; of a Row that is not known yet TypeScript cannot tell.
    const sheet = { name: title, columns: columns(asked), rows: found as unknown as readonly Row[] };
    return form === 'csv' ? sendCsv(reply, sheet, asked) : sendXlsx(reply, sheet, asked);
  });
}

function sendCsv<Row>(reply: FastifyReply, sheet: Sheet<Row>, { today, language }: Asked): FastifyReply {
  return reply
    .headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': disposition('attachment', `${sheet.name}-${today}.csv`),
    })
    .send(csvText(sheet, language));
}

async function sendXlsx<Row>(reply: FastifyReply, sheet: Sheet<Row>, { today }: Asked): Promise<FastifyReply> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return reply
    .headers({ 'content-type': type, 'content-disposition': disposition('attachment', `${sheet.name}-${today}.xlsx`) })
    .send(await xlsxBytes(sheet));
}
