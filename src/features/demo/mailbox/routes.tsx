import type { FastifyInstance } from 'fastify';
import { notFound } from '../../../platform/http/errors.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { moment } from '../../../ui/format.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { showable } from './rules.ts';
import { mailboxTexts } from './texts.ts';

type Parts = PageParts & Pick<Portal, 'mailer'>;

/** Every mail the demo would have sent, readable as a person would. Mounted in demo mode only. */
export function mailboxRoutes(app: FastifyInstance, portal: Parts): void {
  const kept = async () => (await portal.mailer.kept?.()) ?? [];
  const find = async (id: string) => {
    const mail = (await kept()).find(({ file }) => file === id);
    if (mail === undefined) throw notFound();
    return mail;
  };

  app.get('/demo/mailbox', { config: { needs: 'public' } }, async (request, reply) => {
    const language = languageOf(request);
    const t = mailboxTexts[language];
    const mails = await kept();
    return sendPage(
      portal,
      request,
      reply,
      { title: t.title, lead: t.lead },
      mails.length === 0 ? (
        <Empty text={t.none}>
          <ButtonLink href="/wachtwoord-opvragen">{t.request}</ButtonLink>
        </Empty>
      ) : (
        <ul class="entries">
          {mails.map((mail) => (
            <li key={mail.file}>
              <a href={`/demo/mailbox/${mail.file}`}>{mail.subject}</a>
              <span class="soft">
                <time datetime={mail.at}>{moment(new Date(mail.at), language)}</time>
              </span>
              <p class="soft">
                {t.to} {mail.to}
              </p>
            </li>
          ))}
        </ul>
      ),
    );
  });

  app.get<{ Params: { id: string } }>(
    '/demo/mailbox/:id',
    { config: { needs: 'public', ids: { id: 'mail' } } },
    async (request, reply) => {
      const language = languageOf(request);
      const t = mailboxTexts[language];
      const mail = await find(request.params.id);
      return sendPage(
        portal,
        request,
        reply.header(
          'content-security-policy',
          String(reply.getHeader('content-security-policy')).concat("; frame-src 'self'"),
        ),
        { title: mail.subject, breadcrumbs: [{ label: t.title, href: '/demo/mailbox' }, { label: mail.subject }] },
        <>
          <Facts
            facts={[
              { label: t.from, value: mail.from },
              { label: t.to, value: mail.toName === undefined ? mail.to : `${mail.toName} <${mail.to}>` },
              { label: t.sent, value: moment(new Date(mail.at), language) },
            ]}
          />
          <iframe class="mail-frame" title={t.frame} src={`/demo/mailbox/${mail.file}/html`} />
          <details>
            <summary>{t.plain}</summary>
            <pre class="mail-text">
              {mail.text
                .split(/(https?:\/\/\S+)/)
                .map((part) => (part.startsWith(`${portal.baseUrl}/`) ? <a href={part}>{part}</a> : part))}
            </pre>
          </details>
        </>,
      );
    },
  );

  app.get<{ Params: { id: string } }>(
    '/demo/mailbox/:id/html',
    { config: { needs: 'public', ids: { id: 'mail' } } },
    async (request, reply) => {
      const { html, policy } = showable((await find(request.params.id)).html);
      return reply
        .headers({
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': policy,
          'x-frame-options': 'SAMEORIGIN',
        })
        .send(html);
    },
  );
}
