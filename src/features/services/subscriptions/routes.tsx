import type { FastifyInstance } from 'fastify';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { isRecordId } from '../../../platform/http/address.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { money } from '../../../ui/format.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { servicesPlace } from './place.ts';
import { isOld, SourceLine } from '../../../ui/source-line.tsx';
import { TakeAlong } from '../../../ui/take-along.tsx';
import { whoMay } from '../../customers/authorities/index.ts';
import { ServicePage } from './detail-view.tsx';
import { changePermission, groupHref, serviceGroups, type ServiceGroup } from './groups.ts';
import { listChoices } from './inputs.ts';
import { ServiceList } from './list-view.tsx';
import { ServicesOverview } from './overview-view.tsx';
import { changingServices, countServices, listServices, renewingServices } from './queries.ts';
import { findService, invoicesOfService } from './queries-detail.ts';
import { renewingSoon } from './rules-renewal.ts';
import { serviceTexts } from './texts.ts';
import { groupFacts, serviceTotals } from './sum-queries.ts';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

const current = '/diensten';

/** /diensten: all services, a list per group, and the page of each. */
export function subscriptionRoutes(app: FastifyInstance, portal: Parts): void {
  overviewRoute(app, portal);
  for (const group of serviceGroups) listRoute(app, portal, group);
  detailRoute(app, portal);
}

function overviewRoute(app: FastifyInstance, portal: Parts): void {
  app.get('/diensten', { config: { needs: 'services:read' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    const [now, language] = [portal.now(), languageOf(request)];
    const today = dayOf(now);
    const [totals, changing, renewable] = await inOneFlight(
      scope,
      serviceTotals(scope.customerId, today),
      changingServices(scope.customerId, today),
      renewingServices(scope.customerId),
    );
    const mayCosts = scope.actor.permissions.has('costs:read');
    const lead =
      mayCosts && totals.length > 1
        ? serviceTexts[language].total(
            money(
              totals.reduce((sum, { monthlyCents }) => sum + monthlyCents, 0),
              language,
            ),
          )
        : serviceTexts[language].lead;
    const page = { totals, changing, renewing: renewingSoon(renewable, today), mayCosts, today, now, language };
    return sendPage(
      portal,
      request,
      reply,
      { title: servicesPlace[language], lead, current },
      <ServicesOverview {...page} />,
    );
  });
}

function listRoute(app: FastifyInstance, portal: Parts, group: ServiceGroup): void {
  app.get(groupHref(group), { config: { needs: 'services:read' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    const [now, language] = [portal.now(), languageOf(request)];
    const today = dayOf(now);
    const mayCosts = scope.actor.permissions.has('costs:read');
    const choices = listChoices(request.query, group, mayCosts);
    const [rows, [totals], [facts]] = await inOneFlight(
      scope,
      listServices(scope.customerId, today, choices),
      countServices(scope.customerId, today, choices),
      groupFacts(scope.customerId, today, group),
    );
    const title = serviceTexts[language].groups[group];
    return sendPage(
      portal,
      request,
      reply,
      {
        title,
        current,
        breadcrumbs: [{ label: servicesPlace[language], href: current }, { label: title }],
        lead: mayCosts ? serviceTexts[language].exclVat : undefined,
      },
      <>
        <ServiceList
          rows={rows}
          totals={totals!}
          facts={facts!}
          choices={choices}
          mayCosts={mayCosts}
          today={today}
          language={language}
        />
        {facts!.running > 0 && <TakeAlong list={`/diensten/export?groep=${group}`} language={language} />}
        <SourceLine source={facts!.source} at={facts!.at} old={isOld(facts!.at, now)} language={language} />
      </>,
    );
  });
}

function detailRoute(app: FastifyInstance, portal: Parts): void {
  app.get<{ Params: { id: string } }>(
    '/diensten/:id',
    { config: { needs: 'services:read', ids: { id: 'subscription' } } },
    async (request, reply) => {
      const scope = asCustomer(portal, request);
      const { customerId, actor } = scope;
      const { id } = request.params;
      if (!isRecordId(id)) throw notFound();
      const [now, language] = [portal.now(), languageOf(request)];
      const today = dayOf(now);
      const { permissions } = actor;
      const may = {
        costs: permissions.has('costs:read'),
        invoices: permissions.has('invoices:read'),
        cloudUsers: permissions.has('cloud-users:read'),
      };
      const [[service], invoices, deciders] = await inOneFlight(
        scope,
        findService(customerId, id, may.cloudUsers),
        invoicesOfService(customerId, id, may.invoices),
        whoMay(customerId, [...new Set(Object.values(changePermission))], today),
      );
      if (service === undefined) throw notFound();
      const needed = changePermission[service.group];
      const colleagues = deciders.filter(({ permission }) => permission === needed);
      const group = serviceTexts[language].groups[service.group];
      return sendPage(
        portal,
        request,
        reply,
        {
          title: service.product,
          current,
          breadcrumbs: [
            { label: servicesPlace[language], href: current },
            { label: group, href: groupHref(service.group) },
            { label: service.number },
          ],
        },
        <ServicePage
          service={service}
          invoices={invoices}
          may={{ ...may, change: permissions.has(needed) }}
          colleagues={colleagues}
          today={today}
          now={now}
          language={language}
        />,
      );
    },
  );
}
