import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asCustomer } from '../../../access/request-scope.ts';
import { listOf, oneText, textOf } from '../../../platform/http/forms.ts';
import { isLanguage, type Language } from '../../../platform/text/language.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { Breakable } from '../../../ui/breakable.tsx';
import type { Fact } from '../../../ui/facts.tsx';
import type { FieldError } from '../../../ui/form.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { keepLanguage } from '../../identity/language/index.ts';
import { changeReach } from './actions.ts';
import { backNames, knownCategories, offeredCategories, phoneOf } from './inputs.ts';
import { personOf } from '../../../access/person.ts';
import { ownContact } from './queries.ts';
import { profileTexts } from './texts.ts';
import type { Typed } from './reach-fields.tsx';
import { Profile, shownLanguage } from './views.tsx';
import { untranslated } from '../../../ui/untranslated.ts';
import { contactPart, staffPart } from './own-part.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

/** /profiel: what we know of you, and what you may change yourself. */
export function profileRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/profiel', { config: { needs: 'account' } }, async (request, reply) => show(portal, request, reply, {}));

  app.post('/profiel', { config: { needs: 'account' } }, async (request, reply) => {
    const person = personOf(request);
    const taal = textOf(request.body, 'taal', 10);
    // A page that was made before the language was switched elsewhere says the old one: only a choice of this form
    // counts.
    const isUntouched = taal === textOf(request.body, shownLanguage, 10);
    const chosen = isLanguage(taal) && !isUntouched ? taal : person.language;
    if (person.kind === 'customer') {
      const errors = await saveReach(portal, request);
      if (errors !== null)
        return show(portal, request, reply, { status: 422, errors: errors.errors, typed: errors.typed, chosen });
    }
    if (chosen !== person.language) await keepLanguage(portal, request, reply, chosen);
    return reply.redirect('/profiel?gelukt=opgeslagen', 303);
  });
}

/** Stores what a contact may change, or answers what is wrong with it. */
async function saveReach(
  portal: Parts,
  request: FastifyRequest,
): Promise<null | { errors: readonly FieldError[]; typed: Typed }> {
  const scope = asCustomer(portal, request);
  const before = await ownContact(scope);
  const offered = offeredCategories(scope.actor.permissions);
  // A box that was not shown keeps what it says.
  const hidden = knownCategories(before.shown.mail_categories).filter((category) => !offered.includes(category));
  const chosen = knownCategories(listOf(request.body, 'mail')).filter((category) => offered.includes(category));
  const back = listOf(request.body, 'overnemen');
  const typed: Typed = {
    phone: textOf(request.body, 'telefoon', 40),
    mobile: textOf(request.body, 'mobiel', 40),
    categories: knownCategories([...chosen, ...hidden]),
    back,
  };
  // What is given back to the import may be any text.
  const numberOf = (field: 'phone' | 'mobile') =>
    back.includes(backNames[field]) ? null : phoneOf(typed[field], before.shown[field]);
  const [number, mobile] = [numberOf('phone'), numberOf('mobile')];
  if (number === undefined || mobile === undefined) {
    const message = profileTexts[languageOf(request)].wrongPhone;
    return {
      typed,
      errors: [
        ...(number === undefined ? [{ field: 'telefoon', message }] : []),
        ...(mobile === undefined ? [{ field: 'mobiel', message }] : []),
      ],
    };
  }
  await changeReach(portal, scope, { phone: number, mobile, mail_categories: typed.categories }, back);
  return null;
}

type Shown = Readonly<{ status?: number; errors?: readonly FieldError[]; typed?: Typed; chosen?: Language }>;

async function show(
  portal: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  { status = 200, errors = [], typed, chosen }: Shown,
): Promise<FastifyReply> {
  const language = languageOf(request);
  const t = profileTexts[language];
  const person = personOf(request);
  const { company } = portal.config.brand;
  const own = person.kind === 'customer' ? await contactPart(portal, request, typed) : await staffPart(portal, request);
  const facts: (Fact | null)[] = [
    { label: t.name, value: <span {...untranslated}>{person.name}</span> },
    own.position === null ? null : { label: t.position, value: own.position },
    {
      label: t.organisation,
      value: <span {...untranslated}>{person.kind === 'customer' ? person.customerName : company}</span>,
    },
    { label: t.username, value: <Breakable text={person.mail} /> },
    ...own.more,
  ];
  const saved = oneText((request.query as Record<string, unknown>)['gelukt']);
  const notices = {
    opgeslagen: [t.saved, t.savedText],
    wachtwoord: [t.passwordChanged, t.passwordChangedText],
  } as const;
  const said = Object.hasOwn(notices, saved) ? notices[saved as keyof typeof notices] : null;
  const notice = said === null ? null : ({ tone: 'success', title: said[0], text: said[1] } as const);
  return sendPage(
    portal,
    request,
    reply,
    { title: t.title, status, notice },
    <Profile
      language={language}
      facts={facts}
      company={company}
      chosen={chosen ?? person.language}
      reach={own.reach}
      errors={errors}
    />,
  );
}
