import type { FastifyReply, FastifyRequest } from 'fastify';
import { texts } from '../../../platform/text/language.ts';
import type { PageParts } from '../../../portal.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { invoicesPlace } from './place.ts';

const beingMadeTexts = texts(
  {
    title: 'Deze PDF wordt gemaakt',
    text: 'Dat duurt bij deze factuur wat langer. Deze pagina probeert het over 20 seconden vanzelf opnieuw.',
    again: 'Probeer het nu opnieuw',
    back: 'Terug naar de factuur',
  },
  {
    title: 'This PDF is being made',
    text: 'It takes a little longer for this invoice. This page tries again by itself in 20 seconds.',
    again: 'Try again now',
    back: 'Back to the invoice',
  },
);

const seconds = 20;

/** 503 with the way on: the browser asks again by itself, without script. */
export function sendBeingMade(
  portal: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  address: string,
  number: string,
): FastifyReply {
  const language = languageOf(request);
  const t = beingMadeTexts[language];
  const page = `/facturen/${encodeURIComponent(address)}`;
  const breadcrumbs = [
    { label: invoicesPlace[language], href: '/facturen' },
    { label: number, href: page },
    { label: 'PDF' },
  ];
  reply.header('retry-after', seconds).header('refresh', seconds);
  return sendPage(
    portal,
    request,
    reply,
    { title: t.title, current: '/facturen', breadcrumbs, status: 503 },
    <div class="stack measure">
      <p>{t.text}</p>
      <p class="actions">
        <ButtonLink kind="primary" href={request.url}>
          {t.again}
        </ButtonLink>
        <ButtonLink href={page}>{t.back}</ButtonLink>
      </p>
    </div>,
  );
}
