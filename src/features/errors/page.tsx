import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Portal } from '../../portal.ts';
import { languageOf, sendPage } from '../../ui/respond.tsx';
import { errorTexts } from './texts.ts';

/** The page for a status: what happened, what you can do. It never repeats the address, so that one missing page equals another. */
export function sendErrorPage(portal: Portal, request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const words = errorTexts[languageOf(request)];
  const { title, text } = status === 404 ? words.notFound : status === 413 ? words.tooLarge : status === 429 ? words.tooOften : status === 503 ? words.busy : status >= 500 ? words.broken : words.refused;
  return sendPage(
    portal,
    request,
    reply,
    { title, status, anonymousAddress: true },
    <div class="stack">
      <p>{text}</p>
      {status >= 500 && (
        <p class="soft">
          {words.reference} <code>{String(request.id)}</code>
        </p>
      )}
      <p>
        <a href="/">{words.home}</a> · <a href={`mailto:${portal.config.brand.supportMail}`}>{portal.config.brand.supportMail}</a>
      </p>
    </div>,
  );
}
