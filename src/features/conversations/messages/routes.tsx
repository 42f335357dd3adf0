import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { holdForm } from '../../../access/made-for.ts';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight, type CustomerScope } from '../../../access/scopes.ts';
import { withUpload, type Upload } from '../../../platform/files/upload.ts';
import { textOf } from '../../../platform/http/forms.ts';
import { isRecordId } from '../../../platform/http/address.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { sendFile } from '../../../platform/http/send-file.ts';
import { fullName } from '../../../platform/text/names.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import type { FieldError } from '../../../ui/form.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { contactPlace } from './place.ts';
import { recordStatement } from '../../record/log-events/index.ts';
import { broughtBy, copyShown, refuse, settle, type Copy } from './attachments.ts';
import { markRead, openThread, writeOn } from './actions.ts';
import { hourIsFull } from './hour-queries.ts';
import { accountManager, listThreads, messageFile, threadById } from './queries.ts';
import { checkDraft, kindOf, limits, messageOf, threadOf } from './rules.ts';
import { messageTexts } from './texts.ts';
import { ContactPage, MessageForm, ThreadPage, type Filled } from './views.tsx';
import type { TooMuch } from './sending-rules.ts';

type Parts = PageParts & Pick<Portal, 'database' | 'files' | 'now'>;

type Shown = Readonly<{ errors: readonly FieldError[]; copy: Copy }>;
type ThreadRequest = FastifyRequest<{ Params: { id: string } }>;

/** Contact: the own person at the provider, the messages, and a form to write. */
export function messageRoutes(app: FastifyInstance, portal: Parts): void {
  const whose = (scope: CustomerScope) => ({
    customer: scope.customerId,
    contacts: scope.actor.contactIds,
    all: scope.actor.permissions.has('people:manage') || scope.actor.permissions.has('roles:grant'),
  });

  app.get('/contact', { config: { needs: 'contact' } }, async (request, reply) => {
    // Other pages send people here with what their question is about: they want the form.
    if (textOf(request.query, 'over') !== '')
      return reply.redirect(`/contact/bericht?${request.url.split('?')[1]}`, 303);
    const scope = asCustomer(portal, request);
    const language = languageOf(request);
    const t = messageTexts[language];
    const { brand } = portal.config;
    const [[manager], rows] = await inOneFlight(
      scope,
      accountManager({ customer: scope.customerId }),
      listThreads(whose(scope)),
    );
    const human =
      manager === undefined
        ? {
            name: `${brand.company} ${t.desk.toLowerCase()}`,
            role: null,
            phone: brand.phone,
            mail: brand.supportMail,
            hours: brand.openingHours?.[language] ?? null,
          }
        : {
            name: fullName({ givenName: manager.given_name, prefix: manager.prefix, surname: manager.surname }),
            role: manager.position,
            phone: manager.phone,
            mail: manager.mail,
            hours:
              (language === 'en' ? manager.hours_en : null) ??
              manager.hours_nl ??
              brand.openingHours?.[language] ??
              null,
          };
    const threads = rows.map((row) => ({
      ...threadOf(row),
      unread: row.unread,
      own: scope.actor.contactIds.includes(row.contact_id),
    }));
    const actions = (
      <ButtonLink href="/contact/bericht" kind="primary" icon="pencil">
        {t.write}
      </ButtonLink>
    );
    return sendPage(
      portal,
      request,
      reply,
      { title: contactPlace[language], lead: t.lead, current: '/contact', actions },
      <ContactPage {...{ language, human, threads }} known={manager !== undefined} seesAll={whose(scope).all} />,
    );
  });

  app.get('/contact/bericht', { config: { needs: 'contact' } }, async (request, reply) =>
    showForm(request, reply, prefill(request), {
      errors: [],
      copy: await copyShown(portal, request, asCustomer(portal, request), '/contact/bericht'),
    }),
  );

  app.post('/contact/bericht', { config: { needs: 'contact' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    const language = languageOf(request);
    return takeIn(request, scope, async (upload) => {
      const { fields, full } = upload;
      const brought = broughtBy('/contact/bericht', upload);
      const filled: Filled = {
        soort: kindOf(textOf(fields, 'soort')),
        onderwerp: textOf(fields, 'onderwerp', 1000),
        bericht: textOf(fields, 'bericht', 20_000),
        over: textOf(fields, 'over', 120),
      };
      const problems = checkDraft({ subject: filled.onderwerp!, body: filled.bericht! });
      const t = messageTexts[language];
      const errors = problems.map(({ field, reason }): FieldError => ({ field, message: t.errors[field][reason] }));
      const draft = {
        kind: kindOf(filled.soort!),
        subject: filled.onderwerp!,
        body: filled.bericht!,
        about: filled.over || null,
        phone: null,
        attached: brought,
        now: portal.now(),
        once: brought.once,
      };
      const sent = full ?? (errors.length + brought.refused.length > 0 ? null : await openThread(scope, draft));
      if (sent === null || sent.thread === null)
        return showForm(
          request,
          reply,
          filled,
          await refuse({ portal, reply, scope, upload, brought, errors, why: sent, language }),
        );
      await settle(portal, upload, brought, sent);
      return reply.redirect(`/contact/berichten/${sent.thread}?verstuurd=ja`, 303);
    });
  });

  /** Files of who sent too much this hour already are not taken in; the text is, so that it can be shown again. */
  async function takeIn<T>(
    request: FastifyRequest,
    scope: CustomerScope,
    work: (upload: Upload & { full: TooMuch | null }) => Promise<T>,
  ): Promise<T> {
    const full = await hourIsFull(scope, portal.now());
    return withUpload(
      request,
      { store: portal.files, limits, who: scope.actor.accountId, filesToo: full === null },
      (upload) => {
        holdForm(request, upload.fields);
        return work({ ...upload, full });
      },
    );
  }

  function showForm(request: FastifyRequest, reply: FastifyReply, filled: Filled, { errors, copy }: Shown) {
    const language = languageOf(request);
    const t = messageTexts[language];
    const breadcrumbs = [{ label: contactPlace[language], href: '/contact' }, { label: t.write }];
    return sendPage(
      portal,
      request,
      reply,
      { title: t.write, current: '/contact', breadcrumbs, status: reply.statusCode },
      <MessageForm {...{ language, filled, errors, copy }} />,
    );
  }

  app.get<{ Params: { id: string } }>(
    '/contact/berichten/:id',
    { config: { needs: 'contact', ids: { id: 'thread' } } },
    async (request, reply) => {
      const sent = textOf(request.query, 'verstuurd');
      const t = messageTexts[languageOf(request)];
      const copy = await copyShown(
        portal,
        request,
        asCustomer(portal, request),
        `/contact/berichten/${request.params.id}`,
      );
      return showThread(request, reply, {
        filled: '',
        errors: [],
        copy,
        sent: sent === 'bellen' ? t.callSent : sent === 'ja' ? t.sent : null,
      });
    },
  );

  app.post<{ Params: { id: string } }>(
    '/contact/berichten/:id',
    { config: { needs: 'contact', ids: { id: 'thread' } } },
    async (request, reply) => {
      const scope = asCustomer(portal, request);
      const language = languageOf(request);
      const thread = await findThread(request, scope);
      return takeIn(request, scope, async (upload) => {
        const { fields, full } = upload;
        const brought = broughtBy(`/contact/berichten/${thread.id}`, upload);
        const body = textOf(fields, 'bericht', 20_000);
        const t = messageTexts[language];
        const errors = checkDraft({ subject: 'x', body }).map(({ field, reason }): FieldError => ({
          field,
          message: t.errors[field][reason],
        }));
        const words = { body, attached: brought, now: portal.now(), once: brought.once };
        const sent = full ?? (errors.length + brought.refused.length > 0 ? null : await writeOn(scope, thread, words));
        if (sent === null || sent.thread === null)
          return showThread(request, reply, {
            filled: body,
            ...(await refuse({ portal, reply, scope, upload, brought, errors, why: sent, language })),
            sent: null,
          });
        await settle(portal, upload, brought, sent);
        return reply.redirect(`/contact/berichten/${thread.id}?verstuurd=ja`, 303);
      });
    },
  );

  async function findThread(request: ThreadRequest, scope: CustomerScope) {
    if (!isRecordId(request.params.id)) throw notFound();
    const [[row]] = await inOneFlight(scope, threadById({ ...whose(scope), id: request.params.id }));
    if (row === undefined) throw notFound();
    return row;
  }

  async function showThread(
    request: ThreadRequest,
    reply: FastifyReply,
    { filled, errors, copy, sent }: Shown & { filled: string; sent: string | null },
  ) {
    const scope = asCustomer(portal, request);
    const language = languageOf(request);
    const row = await findThread(request, scope);
    const messages = row.messages.map(messageOf);
    if (messages.some(({ unread }) => unread)) await markRead(scope, row.id, portal.now());
    const breadcrumbs = [{ label: contactPlace[language], href: '/contact' }, { label: row.subject }];
    return sendPage(
      portal,
      request,
      reply,
      { title: row.subject, current: '/contact', breadcrumbs, status: reply.statusCode },
      <ThreadPage
        {...{ language, messages, filled, errors, copy, sent }}
        thread={threadOf(row)}
        company={portal.config.brand.company}
        base={`/contact/berichten/${row.id}`}
      />,
    );
  }

  app.get<{ Params: { id: string; bestand: string } }>(
    '/contact/berichten/:id/bijlagen/:bestand',
    { config: { needs: 'contact', ids: { id: 'thread', bestand: 'message-file' } } },
    async (request, reply) => {
      const scope = asCustomer(portal, request);
      const { id, bestand } = request.params;
      if (![id, bestand].every(isRecordId)) throw notFound();
      const [[file]] = await inOneFlight(scope, messageFile({ ...whose(scope), thread: id, file: bestand }));
      if (file === undefined) throw notFound();
      await inOneFlight(
        scope,
        recordStatement(scope, { action: 'file.downloaded', subject: file.name, facts: { message: file.subject } }),
      );
      return sendFile(reply, portal.files, file);
    },
  );

  /** The page someone comes from fills in what the question is about. */
  function prefill(request: FastifyRequest): Filled {
    const t = messageTexts[languageOf(request)];
    const number = textOf(request.query, 'nummer', 100);
    const over = textOf(request.query, 'over', 20);
    if (over === 'organisatie') return { onderwerp: t.aboutOrganisation };
    if (number === '') return {};
    if (over === 'factuur') return { soort: 'invoice', onderwerp: t.aboutInvoice(number), over: `invoice ${number}` };
    if (over === 'dienst')
      return { soort: 'service', onderwerp: t.aboutService(number), over: `subscription ${number}` };
    return {};
  }
}
