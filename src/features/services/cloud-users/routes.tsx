import type { FastifyInstance } from 'fastify';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { isRecordId } from '../../../platform/http/address.ts';
import { notFound } from '../../../platform/http/errors.ts';
import type { Language } from '../../../platform/text/language.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { cloudUsersPlace } from './place.ts';
import { isOld, SourceLine } from '../../../ui/source-line.tsx';
import { TakeAlong } from '../../../ui/take-along.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { untranslated } from '../../../ui/untranslated.ts';
import { userChoices } from './inputs.ts';
import { LicenceOverview } from './licences-view.tsx';
import { countUsers, licenceTotals, listUsers, type UserTotals } from './queries.ts';
import { findUser } from './queries-detail.ts';
import { cloudUserTexts } from './texts.ts';
import { UserList } from './user-list-view.tsx';
import { UserPage } from './user-view.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

const users = '/cloudgebruikers';
const licencePage = '/cloudgebruikers/licenties';

/** /cloudgebruikers: who uses the cloud services and with which licences. */
export function cloudUserRoutes(app: FastifyInstance, portal: Parts): void {
  usersRoute(app, portal);
  licencesRoute(app, portal);
  userRoute(app, portal);
}

function usersRoute(app: FastifyInstance, portal: Parts): void {
  app.get(users, { config: { needs: 'cloud-users:read' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    const language = languageOf(request);
    const choices = userChoices(request.query);
    const [rows, [totals], licences] = await inOneFlight(
      scope,
      listUsers(scope.customerId, choices),
      countUsers(scope.customerId, choices),
      licenceTotals(scope.customerId),
    );
    return sendPage(
      portal,
      request,
      reply,
      { title: cloudUsersPlace[language], lead: cloudUserTexts[language].lead, current: users },
      <>
        <Views current="users" count={totals!.all} language={language} />
        <UserList rows={rows} totals={totals!} licences={licences} choices={choices} language={language} />
        {totals!.all > 0 && <TakeAlong list="/cloudgebruikers/export" language={language} />}
        <Origin totals={totals!} now={portal.now()} language={language} />
      </>,
    );
  });
}

function licencesRoute(app: FastifyInstance, portal: Parts): void {
  app.get(licencePage, { config: { needs: 'cloud-users:read' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    const language = languageOf(request);
    const [licences, [totals]] = await inOneFlight(
      scope,
      licenceTotals(scope.customerId),
      countUsers(scope.customerId, userChoices({})),
    );
    const title = cloudUserTexts[language].licences;
    const oldest = licences
      .flatMap(({ source, at }) => (at === null ? [] : [{ source, at }]))
      .sort((a, b) => a.at.getTime() - b.at.getTime())[0];
    return sendPage(
      portal,
      request,
      reply,
      { title, current: users, breadcrumbs: [{ label: cloudUsersPlace[language], href: users }, { label: title }] },
      <>
        <Views current="licences" count={totals!.all} language={language} />
        <LicenceOverview licences={licences} mayCosts={scope.actor.permissions.has('costs:read')} language={language} />
        <Origin totals={oldest ?? totals!} now={portal.now()} language={language} />
      </>,
    );
  });
}

function userRoute(app: FastifyInstance, portal: Parts): void {
  app.get<{ Params: { id: string } }>(
    `${users}/:id`,
    { config: { needs: 'cloud-users:read', ids: { id: 'cloud-user' } } },
    async (request, reply) => {
      const scope = asCustomer(portal, request);
      if (!isRecordId(request.params.id)) throw notFound();
      const [now, language] = [portal.now(), languageOf(request)];
      const { permissions } = scope.actor;
      const [[user]] = await inOneFlight(
        scope,
        findUser(scope.customerId, request.params.id, dayOf(now), {
          services: permissions.has('services:read'),
          costs: permissions.has('costs:read'),
        }),
      );
      if (user === undefined) throw notFound();
      return sendPage(
        portal,
        request,
        reply,
        {
          title: user.displayName,
          heading: <span {...untranslated}>{user.displayName}</span>,
          lead: user.position ?? undefined,
          current: users,
          breadcrumbs: [{ label: cloudUsersPlace[language], href: users }, { label: user.displayName }],
        },
        <UserPage user={user} now={now} language={language} />,
      );
    },
  );
}

function Views({
  current,
  count,
  language,
}: Readonly<{ current: 'users' | 'licences'; count: number; language: Language }>) {
  const t = cloudUserTexts[language];
  return (
    <Tabs
      label={t.views}
      tabs={[
        { label: t.users, href: users, current: current === 'users', count },
        { label: t.licences, href: licencePage, current: current === 'licences' },
      ]}
    />
  );
}

function Origin({
  totals,
  now,
  language,
}: Readonly<{ totals: Pick<UserTotals, 'source' | 'at'>; now: Date; language: Language }>) {
  return <SourceLine source={totals.source} at={totals.at} old={isOld(totals.at, now)} language={language} />;
}
