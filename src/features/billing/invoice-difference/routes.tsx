import type { FastifyInstance } from 'fastify';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { rawOf } from '../../../platform/http/forms.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import type { Place } from '../../../ui/place.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { ChooseOther } from './choose-view.tsx';
import { linesOfBoth, seriesOf } from './queries.ts';
import { readBills } from './read-bills.ts';
import { compare } from './rules-explain.ts';
import { sentenceOf } from './rules-sentence.ts';
import { differenceTexts } from './texts.ts';
import { Difference } from './view.tsx';
import { sentenceText } from './words.ts';

type Parts = PageParts & Pick<Portal, 'database'>;

/**
 * /facturen/:nummer/verschil: why this invoice is not the same as the one before, or as the one in `met`. `above` is its
 * list.
 */
export function differenceRoutes(app: FastifyInstance, portal: Parts, above: Place): void {
  app.get<{ Params: { nummer: string } }>(
    '/facturen/:nummer/verschil',
    { config: { needs: 'invoices:read', ids: { nummer: 'invoice' } } },
    async (request, reply) => {
      const scope = asCustomer(portal, request);
      const language = languageOf(request);
      const address = request.params.nummer;
      const asked = rawOf(request.query, 'met') || null;
      if (address.includes('\u0000') || asked?.includes('\u0000') || (asked?.length ?? 0) > 400) throw notFound();
      const [rows, lines] = await inOneFlight(
        scope,
        seriesOf(scope.customerId, address, asked),
        linesOfBoth(scope.customerId, address, asked, scope.actor.permissions.has('services:read')),
      );
      const pair = readBills(rows, lines);
      if (pair === null || (asked !== null && pair.before === null)) throw notFound();
      const t = differenceTexts[language];
      const { own, before, after, series } = pair;
      const page = `/facturen/${encodeURIComponent(address)}`;
      const options = {
        title: t.title,
        current: above.href,
        breadcrumbs: [
          { label: above[language], href: above.href },
          { label: own.number, href: page },
          { label: t.crumb },
        ],
      };
      if (before === null) {
        return sendPage(
          portal,
          request,
          reply,
          options,
          <Empty text={own.kind === 'credit-note' ? t.credit : t.first}>
            <ButtonLink href={page}>{t.back}</ButtonLink>
          </Empty>,
        );
      }
      const comparison = compare(before, after);
      const sentence = sentenceText(sentenceOf(comparison, before, after), language, after.currency);
      return sendPage(
        portal,
        request,
        reply,
        { ...options, lead: sentence },
        <>
          <ChooseOther address={address} chosen={before.address} series={series} language={language} />
          <Difference
            comparison={comparison}
            before={before}
            after={after}
            language={language}
            currency={after.currency}
          />
        </>,
      );
    },
  );
}
