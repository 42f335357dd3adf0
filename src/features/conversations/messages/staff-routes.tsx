import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { holdForm } from '../../../access/made-for.ts';
import { asStaff } from '../../../access/request-scope.ts';
import { inOneFlight, type StaffScope } from '../../../access/scopes.ts';
import { withUpload } from '../../../platform/files/upload.ts';
import { textOf } from '../../../platform/http/forms.ts';
import { isRecordId } from '../../../platform/http/address.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { sendFile } from '../../../platform/http/send-file.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import type { FieldError } from '../../../ui/form.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { staffMessagesPlace } from './place.ts';
import { recordStatement } from '../../record/log-events/index.ts';
import { broughtBy, copyShown, refuse, settle, type Copy } from './attachments.ts';
import { answer } from './actions.ts';
import { anyMessageFile, anyThreadById, staffThreads } from './queries.ts';
import { checkDraft, limits, messageOf, threadOf, writerOf } from './rules.ts';
import { StaffThreads, Writer } from './staff-views.tsx';
import { messageTexts } from './texts.ts';
import { ThreadPage } from './views.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'files' | 'now'>;

type ThreadRequest = FastifyRequest<{ Params: { id: string } }>;
const ids = { id: 'staff-thread' } as const;

/** /beheer/berichten: what customers ask, and the answers. */
export function staffMessageRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/beheer/berichten', { config: { needs: 'staff' } }, async (request, reply) => {
    const scope = asStaff(portal, request);
    const language = languageOf(request);
    const closed = textOf(request.query, 'status') === 'afgerond';
    const [rows] = await inOneFlight(scope, staffThreads({ closed }));
    const threads = rows.map((row) => ({
      ...threadOf(row),
      customer: row.customer_name,
      customerNumber: row.customer_number,
    }));
    return sendPage(
      portal,
      request,
      reply,
      { title: staffMessagesPlace[language], lead: messageTexts[language].staff.lead, current: '/beheer/berichten' },
      <StaffThreads {...{ language, threads, closed }} />,
    );
  });

  app.get<{ Params: { id: string } }>(
    '/beheer/berichten/:id',
    { config: { needs: 'staff', ids } },
    async (request, reply) =>
      show(request, reply, {
        filled: '',
        errors: [],
        copy: await copyShown(portal, request, asStaff(portal, request), `/beheer/berichten/${request.params.id}`),
        sent: textOf(request.query, 'verstuurd') === 'ja',
      }),
  );

  app.post<{ Params: { id: string } }>(
    '/beheer/berichten/:id',
    { config: { needs: 'staff', ids } },
    async (request, reply) => {
      const scope = asStaff(portal, request);
      const language = languageOf(request);
      const thread = await find(request, scope);
      return withUpload(request, { store: portal.files, limits, who: scope.actor.accountId }, async (upload) => {
        const { fields } = upload;
        holdForm(request, fields);
        const brought = broughtBy(`/beheer/berichten/${thread.id}`, upload);
        const body = textOf(fields, 'bericht', 20_000);
        const t = messageTexts[language];
        const errors = checkDraft({ subject: 'x', body }).map(({ field, reason }): FieldError => ({
          field,
          message: t.errors[field][reason],
        }));
        const words = {
          body,
          attached: brought,
          close: textOf(fields, 'afronden') === 'ja',
          now: portal.now(),
          once: brought.once,
        };
        const sent = errors.length + brought.refused.length > 0 ? null : await answer(scope, thread, words);
        if (sent === null || sent.thread === null)
          return show(request, reply, {
            filled: body,
            ...(await refuse({ portal, reply, scope, upload, brought, errors, why: sent, language })),
            sent: false,
          });
        await settle(portal, upload, brought, sent);
        return reply.redirect(`/beheer/berichten/${thread.id}?verstuurd=ja`, 303);
      });
    },
  );

  app.get<{ Params: { id: string; bestand: string } }>(
    '/beheer/berichten/:id/bijlagen/:bestand',
    { config: { needs: 'staff', ids: { ...ids, bestand: 'message-file' } } },
    async (request, reply) => {
      const scope = asStaff(portal, request);
      const { id, bestand } = request.params;
      if (![id, bestand].every(isRecordId)) throw notFound();
      const [[file]] = await inOneFlight(scope, anyMessageFile({ thread: id, file: bestand }));
      if (file === undefined) throw notFound();
      await inOneFlight(
        scope,
        recordStatement(scope, { action: 'file.downloaded', subject: file.name, customerId: file.customer_id }),
      );
      return sendFile(reply, portal.files, file);
    },
  );

  async function find(request: ThreadRequest, scope: StaffScope) {
    if (!isRecordId(request.params.id)) throw notFound();
    const [[row]] = await inOneFlight(scope, anyThreadById({ id: request.params.id }));
    if (row === undefined) throw notFound();
    return row;
  }

  async function show(
    request: ThreadRequest,
    reply: FastifyReply,
    { filled, errors, copy, sent }: { filled: string; errors: readonly FieldError[]; copy: Copy; sent: boolean },
  ) {
    const language = languageOf(request);
    const row = await find(request, asStaff(portal, request));
    const breadcrumbs = [{ label: staffMessagesPlace[language], href: '/beheer/berichten' }, { label: row.subject }];
    const lead = `${row.customer_name} (${row.customer_number})`;
    return sendPage(
      portal,
      request,
      reply,
      { title: row.subject, lead, current: '/beheer/berichten', breadcrumbs, status: reply.statusCode },
      <ThreadPage
        {...{ language, filled, errors, copy }}
        sent={sent ? messageTexts[language].staff.answerSent : null}
        thread={threadOf(row)}
        messages={row.messages.map(messageOf)}
        company={portal.config.brand.company}
        base={`/beheer/berichten/${row.id}`}
        staff
      >
        <Writer language={language} writer={writerOf(row)} />
      </ThreadPage>,
    );
  }
}
