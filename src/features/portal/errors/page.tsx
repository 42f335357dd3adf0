import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PageParts } from '../../../portal.ts';
import { ErrorContent, errorTexts, type ErrorKind } from '../../../ui/error-page.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';

const byStatus: Readonly<Record<number, ErrorKind>> = {
  404: 'not-found',
  413: 'too-large',
  429: 'too-often',
  503: 'busy',
};
const byCode: Readonly<Record<string, ErrorKind>> = {
  database_unavailable: 'away',
  bad_address: 'not-found',
  storage_full: 'full',
  storage_unavailable: 'full',
  in_use: 'in-use',
  too_slow: 'too-slow',
};

type Told = Readonly<{ status: number; code: string }>;

/**
 * The page for a failure: what happened, what you can do. It never repeats the address, so that one missing page equals
 * another.
 */
export function sendErrorPage(
  portal: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { status, code }: Told,
): FastifyReply {
  const language = languageOf(request);
  const kind = byCode[code] ?? byStatus[status] ?? (status >= 500 ? 'broken' : 'refused');
  const { title } = errorTexts[language][kind];
  return sendPage(
    portal,
    request,
    reply,
    { title, status, anonymousAddress: true },
    <ErrorContent
      kind={kind}
      language={language}
      requestId={status >= 500 ? String(request.id) : null}
      contact={request.actor?.kind === 'customer' ? request.server.menus.contact.href : null}
      form={request.method === 'POST'}
    />,
  );
}
