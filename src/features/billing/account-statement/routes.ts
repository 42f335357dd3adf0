import type { FastifyInstance } from 'fastify';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { textOf } from '../../../platform/http/forms.ts';
import { disposition } from '../../../platform/http/send-file.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { Portal } from '../../../portal.ts';
import { languageOf } from '../../../ui/respond.tsx';
import { recordStatement } from '../../record/log-events/index.ts';
import { statementOf } from './rules.ts';
import { statementPdf } from './pdf.ts';
import { billedUntil, paidUntil, statementHolder } from './queries.ts';
import { statementTexts } from './texts.ts';

type Parts = Pick<Portal, 'config' | 'database' | 'now'>;

/**
 * /facturen/rekeningoverzicht?jaar=2026: what was open, invoiced, paid and still is open, as PDF. This year runs until
 * today. Not there when payments are unknown.
 */
export function statementRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/facturen/rekeningoverzicht', { config: { needs: 'invoices:read' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    if (portal.config.payments === 'unknown') throw notFound();
    const { customerId } = scope;
    const language = languageOf(request);
    const today = dayOf(portal.now());
    const asked = textOf(request.query, 'jaar', 5);
    const year = asked === '' ? today.slice(0, 4) : asked;
    if (!/^(19|20|21)\d\d$/.test(year) || year > today.slice(0, 4)) throw notFound();
    const last = `${year}-12-31`;
    const to = last < today ? last : today;
    const event = { action: 'statement.downloaded', subject: year } as const;
    const [[holder], billed, paid] = await inOneFlight(
      scope,
      statementHolder(customerId),
      billedUntil(customerId, to),
      paidUntil(customerId, to),
      recordStatement(scope, event),
    );
    if (holder === undefined) throw notFound();
    const pdf = await statementPdf(
      statementOf(billed, paid, `${year}-01-01`, to),
      holder,
      portal.config.brand,
      today,
      language,
    );
    const name = `${statementTexts[language].fileName}-${year}.pdf`;
    return reply
      .headers({
        'content-type': 'application/pdf',
        'content-disposition': disposition('attachment', name),
        'content-security-policy': "default-src 'none'; sandbox",
      })
      .send(Buffer.from(pdf));
  });
}
