import type { FastifyReply, FastifyRequest } from 'fastify';
import { formMarks, type FormFields } from '../../../access/made-for.ts';
import { asPortal } from '../../../access/request-scope.ts';
import { oneText } from '../../../platform/http/forms.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { keepTyped } from '../../identity/kept-forms/index.ts';
import { doorsOf } from '../../identity/sessions/index.ts';
import { elsewhereTexts } from './texts.ts';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

/**
 * A form of another organisation, or of another person in this browser, was sent: nothing was done, the text is kept,
 * and this is the way to it.
 */
export async function answerElsewhere(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  fields: FormFields,
): Promise<FastifyReply> {
  const { actor } = request;
  const t = elsewhereTexts[languageOf(request)];
  if (actor === null || actor.kind === 'machine') throw new TypeError('A form is held only against who is signed in.');
  const kept = await keepTyped(portal, request, reply, fields, 'elsewhere');
  const [place, account] = oneText(fields[formMarks.madeFor]).split('.');
  const doors = account === actor.accountId ? await doorsOf(asPortal(portal, request), actor.mail, portal.now()) : [];
  const door = doors.find(({ customerId, staffId }) =>
    place === 'beheer' ? staffId !== null : String(customerId) === place,
  );
  const here = actor.kind === 'customer' ? actor.customerName : portal.config.brand.company;
  const there = door === undefined ? null : (door.customerName ?? portal.config.brand.company);
  const lines = [
    there === null ? t.notYours : t.otherOrganisation(there, here),
    t.nothingDone,
    ...(kept === null ? [] : [there === null ? t.keptForThem : t.kept]),
    ...(kept?.files && there !== null ? [t.keptFiles] : []),
  ];
  return sendPage(
    portal,
    request,
    reply,
    { title: there === null ? t.titleOther : t.title(there), status: 409, anonymousAddress: true },
    <div class="stack measure">
      <p>{lines.join(' ')}</p>
      {door !== undefined && there !== null && (
        <Form action="/organisatie-wisselen" plain anyOrganisation>
          <input type="hidden" name="naar" value={door.contactId ?? 'beheer'} />
          <input type="hidden" name="terug" value={kept?.page ?? '/'} />
          <Button kind="primary">{t.goOn(there)}</Button>
        </Form>
      )}
      <p>
        <ButtonLink href={actor.kind === 'staff' ? '/beheer' : '/'}>{t.stay(here)}</ButtonLink>
      </p>
    </div>,
  );
}
