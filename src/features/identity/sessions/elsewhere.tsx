import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CustomerActor } from '../../../access/actor.ts';
import { asPortal } from '../../../access/request-scope.ts';
import { withoutStrayEnds } from '../../../platform/http/address.ts';
import { textOf } from '../../../platform/http/forms.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { doorsOf, type Door } from './doors.ts';
import { customerWith } from './elsewhere-queries.ts';
import { sessionTexts } from './texts.ts';
import { SwitchAndOpen } from './views.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

/**
 * A page that is not there may be of another organisation of the same person: a link from an older mail, or from a
 * colleague. Then it offers to go there and open it. Null when the person could not open it there either: for them it
 * stays a page that is not there, like any other.
 */
export async function offerElsewhere(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | null> {
  const actor = visitorOfMany(request);
  const { ids = {}, needs } = request.routeOptions.config;
  const [part, ...more] = Object.entries(ids);
  if (actor === null || part === undefined || more.length > 0 || needs === undefined) return null;
  const doors = await otherDoors(portal, request, actor);
  const [name, resource] = part;
  const id = (request.params as Record<string, string>)[name] ?? '';
  const customers = doors.map(({ customerId }) => customerId!);
  const found = await customerWith(asPortal(portal, request), {
    resource,
    id,
    needs,
    accountId: actor.accountId,
    customers,
    today: dayOf(portal.now()),
  });
  const door = found === null ? undefined : doors.find(({ customerId }) => customerId === found);
  return door === undefined ? null : offer(portal, request, reply, actor, door);
}

/**
 * Links in mails say of which customer they are (`?klant=10001`): numbers of invoices, and lists, may be there at more
 * than one.
 */
export function offerNamedElsewhere(app: FastifyInstance, portal: Parts): void {
  app.addHook('preHandler', async (request, reply) => {
    const number = request.url.includes('klant=') ? textOf(request.query, 'klant', 60) : '';
    const actor = number === '' ? null : visitorOfMany(request);
    if (actor === null) return;
    const doors = await otherDoors(portal, request, actor);
    const numbers = [number, ...withoutStrayEnds(number)];
    const door = doors.find(({ customerNumber }) => numbers.includes(customerNumber ?? ''));
    if (door !== undefined) return offer(portal, request, reply, actor, door);
  });
}

function visitorOfMany({ method, actor }: FastifyRequest): CustomerActor | null {
  return method === 'GET' && actor?.kind === 'customer' && actor.otherCustomers > 0 ? actor : null;
}

const otherDoors = async (
  portal: Parts,
  request: FastifyRequest,
  { mail, customerId: here }: CustomerActor,
): Promise<readonly Door[]> =>
  (await doorsOf(asPortal(portal, request), mail, portal.now())).filter(
    ({ customerId }) => customerId !== null && customerId !== here,
  );

function offer(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  { customerName }: CustomerActor,
  door: Door,
): FastifyReply {
  const language = languageOf(request);
  const t = sessionTexts[language];
  const page = { title: t.elsewhereTitle, lead: t.elsewhereLead(door.customerName!, customerName), status: 200 };
  return sendPage(
    portal,
    request,
    reply,
    page,
    <SwitchAndOpen language={language} to={door.contactId!} path={request.url} />,
  );
}
