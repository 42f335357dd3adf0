import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asPortal } from '../../../access/request-scope.ts';
import { write } from '../../../access/scopes.ts';
import { textOf } from '../../../platform/http/forms.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { record } from '../../record/log-events/index.ts';
import { dropFilesOf, removeBytes } from '../../record/kept-files/index.ts';
import { lockAccount } from '../passwords/index.ts';
import { sessionToken, setSessionCookie } from './cookie.ts';
import { doorsOf, insideOf, type Door } from './doors.ts';
import { leave, sayGoodbye } from './leave.ts';
import { endSession } from './actions.ts';
import { switchDoor } from './switch.ts';
import { sessionTexts } from './texts.ts';
import { SwitchForm, type Choice } from './views.tsx';
import { wayBack } from '../../../platform/http/way-back.ts';
import { asPerson, personOf } from '../../../access/person.ts';

type Parts = PageParts & Pick<Portal, 'database' | 'files' | 'now'>;

/** What a signed-in person does with the session itself: stay, leave, or go to another organisation. */
export function sessionRoutes(app: FastifyInstance, portal: Parts): void {
  app.post('/afmelden', { config: { needs: 'account' } }, async (request, reply) => {
    const scope = asPortal(portal, request);
    const person = personOf(request);
    const left = await write(scope, async (trx) => {
      await lockAccount(trx, person.accountId);
      await endSession(trx, sessionToken(portal, request), person);
      await record(trx, asPerson(scope, person), { action: 'session.closed' });
      return dropFilesOf(trx, person.sessionId);
    });
    await removeBytes(portal.files, left);
    return sayGoodbye(portal, reply);
  });

  // A page that was fetched ahead, or comes back with the back button, asks whether it is still meant for who sits
  // here.
  app.get('/sessie', { config: { needs: 'account' } }, async (request, reply) => {
    const person = personOf(request);
    return reply
      .header('content-type', 'text/plain; charset=utf-8')
      .send(person.kind === 'staff' ? 'beheer' : person.contactId);
  });

  app.post('/sessie/verlengen', { config: { needs: 'account' } }, async (request, reply) => {
    const { sessionEndsAt } = personOf(request);
    if (/json/.test(request.headers.accept ?? ''))
      return reply.header('content-type', 'application/json; charset=utf-8').send({ endsAt: sessionEndsAt });
    return reply.redirect(wayBack(textOf(request.body, 'terug', 2000), portal.baseUrl), 303);
  });

  app.get('/organisatie-wisselen', { config: { needs: 'account' } }, async (request, reply) =>
    showDoors(portal, request, reply, 200, null),
  );

  app.post('/organisatie-wisselen', { config: { needs: 'account' } }, async (request, reply) => {
    const person = personOf(request);
    const scope = asPortal(portal, request);
    const wanted = textOf(request.body, 'naar', 60);
    const door = (await doorsOf(scope, person.mail, portal.now())).find((one) => valueOf(one) === wanted);
    if (door === undefined)
      return showDoors(portal, request, reply, 422, sessionTexts[languageOf(request)].switchMissing);
    const session = await switchDoor(asPerson(scope, door), sessionToken(portal, request), door, portal.now());
    if (session === null) return leave(portal, reply).redirect('/aanmelden', 303);
    setSessionCookie(portal, reply, session.token, session.seconds);
    // What was fetched ahead is about the organisation that was left.
    reply.header('clear-site-data', '"prefetchCache"');
    return reply.redirect(insideOf(wayBack(textOf(request.body, 'terug', 2000), portal.baseUrl), door), 303);
  });
}

const valueOf = ({ contactId }: Pick<Door, 'contactId'>) => contactId ?? 'beheer';

async function showDoors(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  error: string | null,
): Promise<FastifyReply> {
  const language = languageOf(request);
  const t = sessionTexts[language];
  const person = personOf(request);
  const doors = await doorsOf(asPortal(portal, request), person.mail, portal.now());
  const here = valueOf(
    doors.find(({ customerId }) => customerId === (person.kind === 'staff' ? null : person.customerId)) ?? {
      contactId: null,
    },
  );
  const choices: Choice[] = doors.map((door) => ({
    value: valueOf(door),
    label: door.customerName ?? t.switchStaff(portal.config.brand.company),
    hint:
      valueOf(door) === here ? t.here : door.customerNumber === null ? undefined : t.switchNumber(door.customerNumber),
  }));
  return sendPage(
    portal,
    request,
    reply,
    { title: t.switchTitle, lead: t.switchLead, status },
    <SwitchForm language={language} choices={choices} current={here} error={error} />,
  );
}
